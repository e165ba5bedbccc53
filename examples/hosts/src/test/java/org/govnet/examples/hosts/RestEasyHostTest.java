package org.govnet.examples.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.net.InetSocketAddress;
import java.util.Set;
import org.govnet.node.GovnetFilter;
import org.govnet.node.GovnetNode;
import org.govnet.node.HostedNode;
import org.jboss.resteasy.plugins.server.servlet.HttpServlet30Dispatcher;
import org.jboss.resteasy.spi.ResteasyDeployment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * An application on RESTEasy, in Undertow, as in WildFly. It and govnet's Jersey share one class
 * path and so one {@link RuntimeDelegate}, which is RESTEasy's.
 */
class RestEasyHostTest extends HostContract {
  private @Nullable HostedNode node;
  private @Nullable Undertow server;

  /** The application's own resource. */
  @Path("/office-hours")
  public static final class OfficeHours {
    /** Today's. */
    @GET
    @Produces("application/json")
    public String today() {
      return "{\"open\":true}";
    }

    /** What the application's own mapper turns into an answer. */
    @GET
    @Path("{day}")
    public String on(@PathParam("day") String day) {
      if (day.equals("someday")) {
        throw new IllegalStateException("no such day");
      }
      return "{}";
    }
  }

  /** Maps everything, as the node's own does; neither sees what is the other's. */
  @Provider
  public static final class OwnMapper implements ExceptionMapper<IllegalStateException> {
    @Override
    public Response toResponse(IllegalStateException thrown) {
      return Response.status(418).entity(thrown.getMessage()).build();
    }
  }

  /** The application. */
  public static final class Own extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(OfficeHours.class, OwnMapper.class);
    }
  }

  @Override
  protected int start(HostSetup setup) throws Exception {
    HostedNode hosted =
        GovnetNode.builder(setup.identity(), setup.anchor())
            .serve(setup.notebook())
            .hosted(setup.replica());
    ResteasyDeployment resteasy = new org.jboss.resteasy.core.ResteasyDeploymentImpl();
    resteasy.setApplication(new Own());
    DeploymentInfo deployment =
        Servlets.deployment()
            .setClassLoader(RestEasyHostTest.class.getClassLoader())
            .setContextPath("/")
            .setDeploymentName("own")
            .addServletContextAttribute(ResteasyDeployment.class.getName(), resteasy)
            .addServlet(
                Servlets.servlet("resteasy", HttpServlet30Dispatcher.class)
                    .setAsyncSupported(true)
                    .setLoadOnStartup(1)
                    .addMapping("/*"))
            .addFilter(
                Servlets.filter(
                        "govnet",
                        GovnetFilter.class,
                        new ImmediateInstanceFactory<>(new GovnetFilter(hosted)))
                    .setAsyncSupported(true))
            .addFilterUrlMapping("govnet", "/*", DispatcherType.REQUEST);
    DeploymentManager manager = Servlets.defaultContainer().addDeployment(deployment);
    manager.deploy();
    Undertow undertow =
        Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(manager.start()).build();
    undertow.start();
    hosted.announce();
    node = hosted;
    server = undertow;
    return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
  }

  @Override
  protected void stop() {
    if (node != null && server != null) {
      node.drain();
      server.stop();
      node.close();
    }
  }

  @Override
  protected String ownPath() {
    return "/office-hours";
  }

  @Override
  protected String ownBody() {
    return "{\"open\":true}";
  }

  @Test
  void runsOnRestEasysRuntime() {
    assertThat(RuntimeDelegate.getInstance().getClass().getName()).startsWith("org.jboss.resteasy");
  }

  @Test
  void leavesTheApplicationsOwnMapperItsExceptions() throws Exception {
    RawCall.Answer answer = unsigned("/office-hours/someday");
    assertThat(answer.status()).isEqualTo(418);
    assertThat(answer.body()).isEqualTo("no such day");
  }
}
