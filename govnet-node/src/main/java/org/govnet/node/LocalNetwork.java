package org.govnet.node;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.govnet.agreement.Agreement;
import org.govnet.agreement.AgreementBook;
import org.govnet.agreement.AgreementDraft;
import org.govnet.agreement.SignedAgreement;
import org.govnet.api.AgreementId;
import org.govnet.api.AreaCode;
import org.govnet.api.CapabilityId;
import org.govnet.api.ContractModel;
import org.govnet.api.LegalBasis;
import org.govnet.api.NetworkId;
import org.govnet.api.NodeId;
import org.govnet.api.agreements.AgreementStanding;
import org.govnet.discovery.Anchor;
import org.govnet.discovery.Area;
import org.govnet.discovery.Authority;
import org.govnet.discovery.AuthorityId;
import org.govnet.discovery.Delegation;
import org.govnet.discovery.DirectoryKeys;
import org.govnet.discovery.DirectoryPublisher;
import org.govnet.discovery.Documents;
import org.govnet.discovery.Identity;
import org.govnet.discovery.Root;
import org.govnet.store.DirectoryStore;
import org.govnet.store.FileStore;
import org.govnet.trust.Algorithm;
import org.govnet.trust.SigningKey;

/**
 * A network of one's own on the loopback address: an anchor, one authority with every scope, and a
 * directory, each with keys of its own, in one folder. For tests, demonstrations and trying things
 * out: an anchor whose keys lie beside the nodes' protects nobody.
 */
public final class LocalNetwork implements AutoCloseable {
  private static final Duration VALIDITY = Duration.ofDays(365);
  private static final AuthorityId AUTHORITY = AuthorityId.of("local-authority");

  private final NetworkId network;
  private final Path folder;
  private final Authority authority;
  private final DirectoryPublisher publisher;
  private final DirectoryStore store;
  private final DirectoryServer server;
  private final Anchor anchor;
  private final Clock clock;
  private final AtomicLong versions = new AtomicLong();

  private LocalNetwork(
      NetworkId network,
      Path folder,
      Authority authority,
      DirectoryPublisher publisher,
      DirectoryStore store,
      DirectoryServer server,
      Anchor anchor,
      Clock clock) {
    this.network = network;
    this.folder = folder;
    this.authority = authority;
    this.publisher = publisher;
    this.store = store;
    this.server = server;
    this.anchor = anchor;
    this.clock = clock;
  }

  /**
   * Starts one, on any free port.
   *
   * @param network its name
   * @param folder where its members keep their keys and state; empty or new
   */
  public static LocalNetwork start(NetworkId network, Path folder, Clock clock) {
    SigningKey anchorKey = key(folder, "anchor");
    SigningKey authorityKey = key(folder, "authority");
    SigningKey directoryKey = key(folder, "directory");
    SigningKey timestampKey = key(folder, "timestamps");
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    List<String> everything = List.of("*");
    Root root =
        new Root(
            network,
            1,
            now,
            now.plus(VALIDITY),
            1,
            List.of(anchorKey.key()),
            List.of(directoryKey.key()),
            List.of(timestampKey.key()),
            List.of(
                new Delegation(
                    AUTHORITY, List.of(authorityKey.key()), everything, everything, everything)),
            true);
    List<String> signed = List.of(Documents.sign(root, anchorKey));
    Anchor trust = new Anchor(network, 1, List.of(anchorKey.key()), List.of());
    Path state = folder.resolve("directory");
    DirectoryStore store = new FileStore(state.resolve("store"));
    DirectoryPublisher publisher =
        new DirectoryPublisher(
            trust, signed, new DirectoryKeys(directoryKey, timestampKey), store, clock);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    DirectoryServer server =
        DirectoryServer.start(
            publisher,
            loopback,
            0,
            TlsIdentity.loadOrCreate(state, loopback.getHostAddress()),
            new DirectoryServer.Export(key(folder, "federation", Algorithm.P256), null, clock));
    return new LocalNetwork(
        network,
        folder,
        new Authority(network, AUTHORITY, authorityKey, clock),
        publisher,
        store,
        server,
        new Anchor(network, 1, trust.keys(), List.of(server.replica())),
        clock);
  }

  private static SigningKey key(Path folder, String holder) {
    return key(folder, holder, Algorithm.ED25519);
  }

  private static SigningKey key(Path folder, String holder, Algorithm algorithm) {
    SigningKey key = SigningKey.generate(algorithm);
    key.save(folder.resolve(holder).resolve("key.pem"));
    return key;
  }

  /** What its members trust, and where they find the directory. */
  public Anchor anchor() {
    return anchor;
  }

  /** Its one authority. */
  public Authority authority() {
    return authority;
  }

  /** Its directory, for publishing what the authority signs. */
  public DirectoryPublisher publisher() {
    return publisher;
  }

  /** Its directory's server, for taking it away. */
  public DirectoryServer directory() {
    return server;
  }

  /** Registers places. */
  public void register(List<Area> areas) {
    publisher.accept(List.of(authority.register(version(), areas)));
  }

  /**
   * Makes a node's keys, in a folder named after it, and admits it on the loopback address.
   *
   * @param name the institution's name
   * @param areas the places it serves
   * @param capabilities what it may be designated for
   */
  public Identity admit(
      NodeId node, String name, List<AreaCode> areas, List<CapabilityId> capabilities) {
    Identity identity = Identity.create(network, node, folder.resolve(node.value()));
    String host = InetAddress.getLoopbackAddress().getHostAddress();
    publisher.accept(
        List.of(
            authority.admit(
                1, node, name, identity.documents().key(), areas, capabilities, List.of(host))));
    return identity;
  }

  /** Makes an admitted node a capability's lead. */
  public void designate(CapabilityId capability, NodeId lead) {
    publisher.accept(List.of(authority.designate(version(), capability, lead, List.of())));
  }

  /**
   * Has two of its nodes sign an agreement on all personal data of a contract, for all its purposes
   * and a year, and puts it into the books of both. Again, it is a new version of the same.
   *
   * @param provider who gives the data
   * @param caller who asks for it
   * @param contract a contract with operations on personal data
   * @param bases the legal bases that the caller may name
   */
  public void agree(Identity provider, Identity caller, Class<?> contract, LegalBasis... bases) {
    agree(provider, caller, contract, UnaryOperator.identity(), bases);
  }

  /**
   * As {@link #agree(Identity, Identity, Class, LegalBasis...)}, with other terms.
   *
   * @param terms makes the agreement's terms of those
   */
  public void agree(
      Identity provider,
      Identity caller,
      Class<?> contract,
      UnaryOperator<Agreement> terms,
      LegalBasis... bases) {
    ContractModel model = ContractModel.of(contract);
    AgreementId id = AgreementId.of(model.id() + "-" + model.version());
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Agreement draft =
        new AgreementDraft(network, id, provider.node(), caller.node())
            .of(
                contract,
                List.of(bases),
                today.minusDays(1),
                today.plusYears(1),
                "made for a network on the loopback address",
                "none: nobody's data is real",
                clock);
    SignedAgreement signed =
        SignedAgreement.sign(terms.apply(draft).withVersion(version()), provider.documents())
            .countersign(caller.documents());
    for (Identity party : List.of(provider, caller)) {
      AgreementStanding unused =
          AgreementBook.open(party.state().resolve(AgreementBook.FOLDER), party.node(), clock)
              .submit(signed, publisher.current(), null);
    }
  }

  /** Rises from one statement to the next about the same thing. */
  private long version() {
    return versions.incrementAndGet();
  }

  @Override
  public void close() {
    server.close();
    publisher.close();
    store.close();
  }
}
