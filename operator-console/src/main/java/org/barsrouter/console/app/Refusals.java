package org.barsrouter.console.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.barsrouter.console.page.http.PlainRefusal;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/// Answers a form that did not come from a page of ours, or whose session has ended.
@Component
class Refusals implements AccessDeniedHandler {
    private final PlainRefusal page;

    Refusals(PlainRefusal page) {
        this.page = page;
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        page.write(request, response);
    }
}
