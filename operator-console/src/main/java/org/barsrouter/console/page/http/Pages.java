package org.barsrouter.console.page.http;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import org.barsrouter.console.http.Answer.Unreachable;
import org.barsrouter.console.page.Frame;
import org.barsrouter.console.page.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Makes pages from templates.
@Component
class Pages {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final int NOT_FOUND = 404;

    private final TemplateEngine templates;

    Pages(TemplateEngine templates) {
        this.templates = templates;
    }

    /// @param name of the template
    ResponseEntity<String> show(String name, Frame frame, Object page) {
        return show(HttpStatus.OK, frame, Map.of("name", name, "page", page));
    }

    /// A form that was filled in wrongly.
    ResponseEntity<String> again(String name, Frame frame, Object page) {
        return show(
                HttpStatus.UNPROCESSABLE_CONTENT,
                new Frame("Error: " + frame.title(), frame.section(), frame.visit()),
                Map.of("name", name, "page", page));
    }

    private ResponseEntity<String> show(HttpStatus status, Frame frame, Map<String, Object> what) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("frame", frame);
        parameters.put("page", what.get("page"));
        StringOutput output = new StringOutput();
        templates.render(what.get("name") + ".jte", parameters, output);
        return ResponseEntity.status(status).contentType(HTML).body(output.toString());
    }

    /// A page that says what is wrong, and nothing else.
    ResponseEntity<String> trouble(HttpStatus status, Frame frame, String sentence) {
        return show(status, frame, Map.of("name", "trouble", "page", sentence));
    }

    /// What a service refused, or that it did not answer.
    ResponseEntity<String> failed(Visit visit, Answer answer) {
        return switch (answer) {
            case Answered answered ->
                    answered.status() == NOT_FOUND
                            ? trouble(
                                    HttpStatus.NOT_FOUND,
                                    visit.frame("Not found"),
                                    answered.problem())
                            : trouble(
                                    HttpStatus.BAD_GATEWAY,
                                    visit.frame("Not possible"),
                                    answered.problem());
            case Unreachable(String sentence) ->
                    trouble(HttpStatus.BAD_GATEWAY, visit.frame("A service is silent"), sentence);
        };
    }

    /// After something was done: the browser asks for this page next.
    static ResponseEntity<String> goTo(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
    }
}
