package org.govnet.rivals;

import com.google.common.collect.ListMultimap;
import com.palantir.conjure.java.api.config.service.UserAgent;
import com.palantir.conjure.java.client.config.ClientConfiguration;
import com.palantir.conjure.java.client.config.ClientConfigurations;
import com.palantir.conjure.java.dialogue.serde.DefaultConjureRuntime;
import com.palantir.dialogue.Channel;
import com.palantir.dialogue.ConjureRuntime;
import com.palantir.dialogue.Deserializer;
import com.palantir.dialogue.Endpoint;
import com.palantir.dialogue.EndpointChannel;
import com.palantir.dialogue.HttpMethod;
import com.palantir.dialogue.PathTemplate;
import com.palantir.dialogue.Request;
import com.palantir.dialogue.TypeMarker;
import com.palantir.dialogue.UrlBuilder;
import com.palantir.dialogue.core.DialogueChannel;
import com.palantir.dialogue.hc5.ApacheHttpClientChannels;
import java.util.List;
import java.util.Map;
import okhttp3.tls.HandshakeCertificates;
import org.govnet.api.planning.Application;

/**
 * Palantir's Dialogue with its own JSON and all its layers. Its client is written by hand here as
 * its generator would write it: the endpoint, the request and the reader are all there is to one.
 */
public final class DialogueCalls implements Calls {
  private static final String NAME = "planning";

  private final ConjureRuntime runtime = DefaultConjureRuntime.builder().build();
  private final Deserializer<Application> reader =
      runtime.bodySerDe().deserializer(new TypeMarker<Application>() {});
  private final EndpointChannel channel;

  private DialogueCalls(Channel channel) {
    this.channel = runtime.clients().bind(channel, new GetApplication());
  }

  /** Over its Apache HTTP client. */
  public static DialogueCalls over(HandshakeCertificates tls, String base) {
    return new DialogueCalls(ApacheHttpClientChannels.create(configuration(tls, base), NAME));
  }

  /** With every answer from memory, in the place of the HTTP client. */
  public static DialogueCalls canned(byte[] body, String base) {
    HandshakeCertificates tls = new HandshakeCertificates.Builder().build();
    return new DialogueCalls(
        DialogueChannel.builder()
            .channelName(NAME)
            .clientConfiguration(configuration(tls, base))
            .factory(any -> new CannedChannel(body))
            .buildNonLiveReloading());
  }

  private static ClientConfiguration configuration(HandshakeCertificates tls, String base) {
    return ClientConfigurations.of(
        List.of(base),
        tls.sslSocketFactory(),
        tls.trustManager(),
        UserAgent.of(UserAgent.Agent.of("benchmark", "1.0.0")));
  }

  @Override
  public Application application(String id) {
    Request request =
        Request.builder().putPathParams("id", runtime.plainSerDe().serializeString(id)).build();
    return runtime.clients().callBlocking(channel, request, reader);
  }

  /** The one operation that is called. */
  private static final class GetApplication implements Endpoint {
    private final PathTemplate path =
        PathTemplate.builder()
            .fixed("planning-applications")
            .fixed("v1")
            .fixed("applications")
            .variable("id")
            .build();

    @Override
    public void renderPath(Map<String, String> parameters, UrlBuilder url) {
      path.fill(parameters, url);
    }

    @Override
    public void renderPath(ListMultimap<String, String> parameters, UrlBuilder url) {
      path.fill(parameters, url);
    }

    @Override
    public HttpMethod httpMethod() {
      return HttpMethod.GET;
    }

    @Override
    public String serviceName() {
      return "PlanningApplications";
    }

    @Override
    public String endpointName() {
      return "application";
    }

    @Override
    public String version() {
      return "1.0.0";
    }
  }
}
