package org.barsrouter.console.app;

import java.util.Optional;
import org.barsrouter.console.access.Role;
import org.barsrouter.console.store.Passwords;
import org.barsrouter.console.store.UsersFile;
import org.barsrouter.console.store.UsersFile.LocalUser;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/// Users of a file, with passwords.
final class LocalSignIn implements SignIn {
    private final UsersFile file;
    private final SignInDesk desk;

    /// @throws IllegalArgumentException when the file cannot be read
    LocalSignIn(UsersFile file, SignInDesk desk) {
        this.file = file;
        this.desk = desk;
        file.read();
    }

    @Override
    public void configure(HttpSecurity http) throws Exception {
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider(this::user);
        provider.setPasswordEncoder(new Passwords().encoder());
        http.authenticationProvider(provider)
                .formLogin(form ->
                        form.loginPage(PAGE)
                                .usernameParameter("name")
                                .passwordParameter("password")
                                .successHandler(desk.successes())
                                .failureHandler(desk.failures()))
                .addFilterBefore(desk.limits(), UsernamePasswordAuthenticationFilter.class);
    }

    private UserDetails user(String name) {
        LocalUser user =
                Optional.ofNullable(file.read().get(name))
                        .orElseThrow(() -> new UsernameNotFoundException("no such user"));
        return User.withUsername(user.name())
                .password(user.hash())
                .authorities(user.roles().stream().map(Role::name).toArray(String[]::new))
                .build();
    }
}
