package playground.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.web.context.ContextLoaderListener;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientAuthentication;
import playground.oauth.ClientCredentials;
import playground.oauth.Secret;
import playground.webex.Discovery;

/**
 * An authorization server that this project did not write: Spring Authorization Server, with its own pages for signing in
 * and consenting. It knows one client, {@link RunningPlayground#CLIENT}, and refuses it by any other method of
 * authentication than the registered one.
 *
 * <pre>{@code @RegisterExtension static final ForeignServer foreign = new ForeignServer();
 * @RegisterExtension final RunningPlayground playground = foreign.playground(Optional.of(CLIENT_SECRET_BASIC));}</pre>
 */
public final class ForeignServer implements AfterAllCallback {

  /** What the client is registered for, beside {@code openid} and {@code profile}. */
  public static final String SCOPE = "notes.read";

  private static final String PERSON = "kim";
  private static final String PASSWORD = "kim's password";
  private static final String ENTER_CODE = "/activate";

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();

  public ForeignServer() {
    spring.register(Setup.class);
    var servlets = new ServletContextHandler(ServletContextHandler.SESSIONS);
    servlets.addEventListener(new ContextLoaderListener(spring));
    servlets.addFilter(
        new FilterHolder(new DelegatingFilterProxy("springSecurityFilterChain")), "/*",
        EnumSet.of(DispatcherType.REQUEST));
    servlets.addServlet(EnterCode.class, ENTER_CODE);
    servlets.addServlet(Home.class, "/");
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(servlets);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    server.stop();
  }

  /** A playground that reads this server's discovery document, with that value of {@code webex.client-authentication}. */
  public RunningPlayground playground(Optional<ClientAuthentication> method) {
    var playground = RunningPlayground.with(metadata().authenticatedBy(method), Duration.ofSeconds(10));
    playground.clock().forward(Duration.between(playground.clock().instant(), Instant.now())); // this server's clock
    return playground;
  }

  private AuthorizationServer metadata() {
    var url = URI.create(origin() + "/.well-known/openid-configuration");
    return new Discovery(url, List.of()).read(Duration.ofSeconds(10)).of(URI.create(origin() + "/api"));
  }

  private String origin() {
    return "http://localhost:" + connector.getLocalPort();
  }

  /** Registers the client of a playground anew, for one method of authentication and no other. */
  public void register(RunningPlayground playground, ClientAuthentication method) {
    spring.getBean(InMemoryRegisteredClientRepository.class)
        .save(client(method.methodName(), playground.redirectUri().toString()));
  }

  private static RegisteredClient client(String method, String redirectUri) {
    ClientCredentials client = RunningPlayground.CLIENT;
    return RegisteredClient.withId("1")
        .clientId(client.clientId())
        .clientSecret("{noop}" + client.clientSecret().map(Secret::reveal).orElseThrow())
        .clientAuthenticationMethod(new ClientAuthenticationMethod(method))
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
        .authorizationGrantType(AuthorizationGrantType.DEVICE_CODE)
        .redirectUri(redirectUri)
        .scope("openid")
        .scope("profile")
        .scope(SCOPE)
        .build();
  }

  /**
   * The person signs in on this server's page, and consents.
   *
   * @param leaving the response that sends the browser there
   */
  public static Browser.Page signIn(Browser.Page leaving) {
    return consent(leaving.follow().fill("username", PERSON).fill("password", PASSWORD).pressFirst("[type=submit]").follow());
  }

  /** The person signs in, enters the code that a device shows, and consents. */
  public static void enterCode(Browser browser, String verificationUri, String userCode) {
    consent(signIn(browser.get(verificationUri)).fill("userCode", userCode).press("enter").follow());
  }

  /** Asked for by this server when a device or a public client wants something for the first time. */
  private static Browser.Page consent(Browser.Page page) {
    if (!page.has("submit-consent")) {
      return page;
    }
    page.document().select("[type=checkbox]").attr("checked", "checked");
    return page.press("submit-consent").follow();
  }

  /** As the manual of Spring Authorization Server has it. */
  @Configuration
  @EnableWebSecurity
  static class Setup {

    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
      var endpoints = OAuth2AuthorizationServerConfigurer.authorizationServer();
      return http
          .with(endpoints, server -> server
              .oidc(Customizer.withDefaults())
              .deviceAuthorizationEndpoint(device -> device.verificationUri(ENTER_CODE)))
          .csrf(csrf -> csrf.ignoringRequestMatchers(endpoints.getEndpointsMatcher()))
          .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .oauth2ResourceServer(userinfo -> userinfo.jwt(Customizer.withDefaults()))
          .formLogin(Customizer.withDefaults())
          .exceptionHandling(unknown -> unknown.defaultAuthenticationEntryPointFor(
              new LoginUrlAuthenticationEntryPoint("/login"), request -> request.getMethod().equals("GET")))
          .build();
    }

    @Bean
    UserDetailsService people() {
      return new InMemoryUserDetailsManager(
          User.withUsername(PERSON).password("{noop}" + PASSWORD).authorities("person").build());
    }

    @Bean
    InMemoryRegisteredClientRepository clients() {
      return new InMemoryRegisteredClientRepository(client("none", "http://localhost/nobody-yet"));
    }

    @Bean
    JWKSource<SecurityContext> keys() throws JOSEException {
      return new ImmutableJWKSet<>(new JWKSet(new RSAKeyGenerator(2048).keyID("1").generate()));
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    AuthorizationServerSettings settings() {
      return AuthorizationServerSettings.builder().build();
    }
  }

  /** The page for a device's code, which an application has to bring along. */
  @SuppressWarnings("serial") // our servlets are never serialized
  public static final class EnterCode extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      response.setContentType("text/html;charset=utf-8");
      response.getWriter().print("""
          <!doctype html><title>Enter the code</title>
          <form method="post" action="/oauth2/device_verification">
          <input id="userCode" name="user_code"> <button id="enter">Enter</button></form>""");
    }
  }

  /** Where this server's own pages lead when they are done. */
  @SuppressWarnings("serial") // our servlets are never serialized
  public static final class Home extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      response.getWriter().print("Done.");
    }
  }
}
