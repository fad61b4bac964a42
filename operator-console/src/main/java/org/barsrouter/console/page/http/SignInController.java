package org.barsrouter.console.page.http;

import org.barsrouter.console.config.ConsoleProperties;
import org.barsrouter.console.page.SignInPage;
import org.barsrouter.console.page.SignInPage.Because;
import org.barsrouter.console.page.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The page where local users sign in. What is sent from it goes to the security filters.
@RestController
class SignInController {
    private final Pages pages;
    private final SignInPage.Way way;

    SignInController(Pages pages, ConsoleProperties properties) {
        this.pages = pages;
        this.way = properties.oidc().isUsed() ? SignInPage.Way.PROVIDER : SignInPage.Way.PASSWORD;
    }

    /// @param because why somebody is here again
    @GetMapping("/sign-in")
    @Open
    ResponseEntity<String> signIn(
            Visit visit, @RequestParam(defaultValue = "FIRST") Because because) {
        var frame = visit.frame("Sign in");
        SignInPage page = new SignInPage(because, way);
        return because.isFault()
                ? pages.again("signin", frame, page)
                : pages.show("signin", frame, page);
    }
}
