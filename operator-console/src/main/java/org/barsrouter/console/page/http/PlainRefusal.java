package org.barsrouter.console.page.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// The page for a form that was refused before any controller saw it.
@Component
public class PlainRefusal {
    private final Pages pages;
    private final Visits visits;

    PlainRefusal(Pages pages, Visits visits) {
        this.pages = pages;
        this.visits = visits;
    }

    public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ResponseEntity<String> page =
                pages.trouble(
                        HttpStatus.FORBIDDEN,
                        visits.of(request).frame("Not done"),
                        "The form was not taken: it did not come from a page of this console, or"
                                + " the session has ended since. Nothing was changed. Open the page"
                                + " again and repeat it.");
        response.setStatus(HttpStatus.FORBIDDEN.value());
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream()
                .write(String.valueOf(page.getBody()).getBytes(StandardCharsets.UTF_8));
    }
}
