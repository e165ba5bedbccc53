package org.govnet.discovery;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.govnet.api.AreaCode;
import org.govnet.api.servicedirectory.CatalogueEntry;
import org.jspecify.annotations.Nullable;

/**
 * Every service of every node as one CSV for the UK government API catalogue (docs/protocol.md
 * section 3.5), from what a verified directory says and nothing else. Immutable: it is of the
 * moment when it was made.
 *
 * <p>It is written for people, who open it in a spreadsheet. So text that would be taken for a
 * formula, because it begins with {@code =}, {@code +}, {@code -} or {@code @}, has an apostrophe
 * before it, and control characters become spaces; {@link ApiCatalogueCsv}, which keeps others'
 * files to the byte, does neither.
 */
public final class DirectoryCatalogue {
  private static final ZoneId HERE = ZoneId.of("Europe/London");
  private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";
  private static final int ROOM_FOR_THE_REST = 40;
  private static final Comparator<ServiceOffer> ORDER =
      Comparator.comparing((ServiceOffer offer) -> offer.contract().value())
          .thenComparing(ServiceOffer::version);

  private final List<Provider> providers;
  private final Function<AreaCode, String> places;
  private @Nullable String tag;

  /** A node that answers somewhere, and since when it is admitted, and for where. */
  record Provider(Peer peer, Instant since, List<AreaCode> areas) {
    Provider {
      areas = List.copyOf(areas);
    }
  }

  DirectoryCatalogue(List<Provider> providers, Function<AreaCode, String> places) {
    this.providers =
        providers.stream()
            .sorted(Comparator.comparing((Provider each) -> each.peer().node().value()))
            .toList();
    this.places = places;
  }

  /** The catalogue of what {@code directory} holds now. */
  public static DirectoryCatalogue of(Directory directory) {
    return new DirectoryCatalogue(
        providers(directory), code -> directory.area(code).map(Area::name).orElseGet(code::value));
  }

  /** The catalogue of what {@code directory} holds now, as text. */
  public static String csv(Directory directory) {
    StringBuilder out = new StringBuilder();
    try {
      of(directory).writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return out.toString();
  }

  private static List<Provider> providers(Directory directory) {
    List<Provider> providers = new ArrayList<>();
    for (Peer peer : directory.peers()) {
      if (!peer.replicas().isEmpty() && directory.node(peer.node()) instanceof Lookup.Found) {
        directory
            .admission(peer.node())
            .ifPresent(
                admission ->
                    providers.add(new Provider(peer, admission.issuedAt(), admission.areas())));
      }
    }
    return providers;
  }

  /** Whether {@code directory}, of which it was made, has nobody's end passed since. */
  boolean isStillOf(Directory directory) {
    return providers.stream()
        .allMatch(each -> directory.node(each.peer().node()) instanceof Lookup.Found);
  }

  /**
   * Writes it, a line at a time, in the order of the nodes' names.
   *
   * @throws IOException if {@code out} does
   */
  public void writeTo(Appendable out) throws IOException {
    out.append(ApiCatalogueCsv.header());
    for (Provider provider : providers) {
      Peer peer = provider.peer();
      String institution = plain(peer.name(), peer.node().value(), CatalogueEntry.MAX_NAME);
      String served = areaServed(provider.areas());
      LocalDate start = LocalDate.ofInstant(provider.since(), HERE);
      URI url = peer.replicas().get(0).url();
      for (ServiceOffer offer : peer.services().stream().sorted(ORDER).toList()) {
        out.append(ApiCatalogueCsv.line(entry(offer, url, institution, served, start)));
      }
    }
  }

  private static CatalogueEntry entry(
      ServiceOffer offer,
      URI url,
      String institution,
      @Nullable String areaServed,
      LocalDate start) {
    String path = "/" + offer.contract() + "/v" + offer.version();
    String words = offer.contract().value().replace('-', ' ');
    return new CatalogueEntry(
        URI.create(url + path),
        words.substring(0, 1).toUpperCase(Locale.ROOT)
            + words.substring(1)
            + " v"
            + offer.version(),
        "Version " + offer.version() + " of the contract " + offer.contract() + ".",
        URI.create(url + "/govnet/v1/openapi" + path),
        null,
        null,
        areaServed,
        start,
        null,
        institution,
        null,
        null);
  }

  /** The areas' names; null, which is everywhere, without any. */
  private @Nullable String areaServed(List<AreaCode> areas) {
    if (areas.isEmpty()) {
      return null;
    }
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < areas.size(); i++) {
      AreaCode code = areas.get(i);
      String name = plain(places.apply(code), code.value(), CatalogueEntry.MAX_NAME);
      if (names.length() + name.length() > CatalogueEntry.MAX_TEXT - ROOM_FOR_THE_REST) {
        return names + " and " + (areas.size() - i) + " more";
      }
      names.append(i == 0 ? "" : ", ").append(name);
    }
    return names.toString();
  }

  /** Text as a cell may have it: of one line, no formula, and not too long. */
  private static String plain(String text, String otherwise, int max) {
    StringBuilder line = new StringBuilder();
    text.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).forEach(line::appendCodePoint);
    String plain = line.toString().strip();
    if (plain.isEmpty()) {
      return otherwise;
    }
    if (FORMULA.indexOf(plain.charAt(0)) >= 0) {
      plain = "'" + plain;
    }
    boolean splits = plain.length() > max && Character.isHighSurrogate(plain.charAt(max - 1));
    return plain.substring(0, Math.min(plain.length(), splits ? max - 1 : max));
  }

  /** Names its content, for an {@code ETag}: 43 characters; the same for the same lines. */
  public synchronized String tag() {
    if (tag == null) {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (Writer out =
            new OutputStreamWriter(
                new DigestOutputStream(OutputStream.nullOutputStream(), digest),
                StandardCharsets.UTF_8)) {
          writeTo(out);
        }
        tag = Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      } catch (IOException e) {
        throw new UncheckedIOException("writing to memory failed", e);
      }
    }
    return tag;
  }

  @Override
  public String toString() {
    return "catalogue of " + providers.size() + " nodes";
  }
}
