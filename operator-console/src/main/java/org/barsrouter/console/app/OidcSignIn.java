package org.barsrouter.console.app;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.barsrouter.console.access.Role;
import org.barsrouter.console.config.ConsoleProperties.Oidc;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/// People whom an OpenID Connect provider knows; it says in a claim which roles they have. The
/// provider is asked for its addresses at the first sign-in, so that the console starts without it.
final class OidcSignIn implements SignIn {
    private static final String REGISTRATION = "bars";

    private final Oidc oidc;
    private final Duration idle;
    private final OidcUserService users = new OidcUserService();

    OidcSignIn(Oidc oidc, Duration idle) {
        this.oidc = oidc;
        this.idle = idle;
    }

    @Override
    public void configure(HttpSecurity http) throws Exception {
        String secret = oidc.secret();
        ClientRegistrationRepository provider =
                new SupplierClientRegistrationRepository(
                        () -> new InMemoryClientRegistrationRepository(registration(secret)));
        OidcClientInitiatedLogoutSuccessHandler out =
                new OidcClientInitiatedLogoutSuccessHandler(provider);
        out.setPostLogoutRedirectUri("{baseUrl}" + PAGE + "?because=ENDED");
        out.setDefaultTargetUrl(PAGE + "?because=ENDED");
        http.oauth2Login(login ->
                        login.clientRegistrationRepository(provider)
                                .authorizedClientRepository(
                                        new HttpSessionOAuth2AuthorizedClientRepository())
                                .loginPage(PAGE)
                                .redirectionEndpoint(end -> end.baseUri(PAGE + "/oidc"))
                                .userInfoEndpoint(info ->
                                        info.oidcUserService(
                                                request -> withRoles(users.loadUser(request))))
                                .successHandler(successes())
                                .failureHandler((_, response, _) ->
                                        response.sendRedirect(PAGE + "?because=NO_ROLE")))
                .logout(logout -> logout.logoutSuccessHandler(out));
    }

    private SavedRequestAwareAuthenticationSuccessHandler successes() {
        return new SavedRequestAwareAuthenticationSuccessHandler() {
            @Override
            public void onAuthenticationSuccess(
                    HttpServletRequest request,
                    HttpServletResponse response,
                    Authentication signedIn)
                    throws ServletException, IOException {
                SignInDesk.begin(request, signedIn, idle);
                super.onAuthenticationSuccess(request, response, signedIn);
            }
        };
    }

    private ClientRegistration registration(String secret) {
        ClientRegistration.Builder builder =
                ClientRegistrations.fromIssuerLocation(oidc.issuer())
                        .registrationId(REGISTRATION)
                        .clientId(oidc.clientId())
                        .scope("openid", "profile")
                        .redirectUri("{baseUrl}" + PAGE + "/oidc");
        return secret.isEmpty()
                ? builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE).build()
                : builder.clientSecret(secret).build();
    }

    /// The provider's groups and scopes grant nothing here: only the roles in the claim do.
    private OidcUser withRoles(OidcUser user) {
        List<SimpleGrantedAuthority> roles =
                Arrays.stream(Role.values())
                        .filter(role -> claimed(user).contains(oidc.claimed(role)))
                        .map(role -> new SimpleGrantedAuthority(role.name()))
                        .toList();
        if (roles.isEmpty() || user.getClaimAsString(oidc.nameClaim()) == null) {
            throw new OAuth2AuthenticationException(new OAuth2Error("no_role"));
        }
        Collection<? extends GrantedAuthority> granted = roles;
        return new DefaultOidcUser(
                granted, user.getIdToken(), user.getUserInfo(), oidc.nameClaim());
    }

    private List<String> claimed(OidcUser user) {
        Object claim = user.getClaims().get(oidc.roleClaim());
        return switch (claim) {
            case Collection<?> several -> several.stream().map(String::valueOf).toList();
            case String one -> List.of(one);
            case null, default -> List.of();
        };
    }
}
