package org.barsrouter.console.page.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.barsrouter.console.access.Permission;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Service;
import org.barsrouter.console.page.ConversationPage;
import org.barsrouter.console.page.MessageStory;
import org.barsrouter.console.page.Section;
import org.barsrouter.console.page.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// One message, and the conversation that it belongs to.
@RestController
class MessageController {
    private final Backends services;
    private final Pages pages;

    MessageController(Backends services, Pages pages) {
        this.services = services;
        this.pages = pages;
    }

    @GetMapping("/messages/{id}")
    @Needs(Permission.LOOK)
    ResponseEntity<String> message(Visit visit, @PathVariable UUID id) {
        Answer found = services.journal().get("/journal/v1/messages/" + id);
        if (!Asking.trouble(found).isEmpty()) {
            return pages.failed(visit, found);
        }
        JsonNode message = Asking.json(found);
        return pages.show(
                "message",
                visit.frame("Message", Section.SEARCH),
                MessageStory.of(message, waiting(message)));
    }

    /// Found by any of its messages, so that no sender's id stands in a URL.
    @GetMapping("/messages/{id}/conversation")
    @Needs(Permission.LOOK)
    ResponseEntity<String> conversation(Visit visit, @PathVariable UUID id) {
        Answer message = services.journal().get("/journal/v1/messages/" + id);
        if (!Asking.trouble(message).isEmpty()) {
            return pages.failed(visit, message);
        }
        String correlation = Asking.json(message).path("correlationId").asText();
        Answer found =
                services.journal().get("/journal/v1/conversations/" + Service.encoded(correlation));
        if (!Asking.trouble(found).isEmpty()) {
            return pages.failed(visit, found);
        }
        JsonNode conversation = Asking.json(found);
        ObjectNode waiting = JsonNodeFactory.instance.objectNode();
        ArrayNode deliveries = waiting.putArray("deliveries");
        for (JsonNode chapter : conversation.path("messages")) {
            waiting(chapter.path("message")).path("deliveries").forEach(deliveries::add);
        }
        return pages.show(
                "conversation",
                visit.frame("Conversation", Section.SEARCH),
                ConversationPage.of(conversation, waiting));
    }

    /// Why an open message waits, as far as delivery can say.
    private JsonNode waiting(JsonNode message) {
        return message.path("state").asText().equals("OPEN")
                ? Asking.json(
                        services.delivery()
                                .get(
                                        "/delivery/v1/why?id="
                                                + Service.encoded(
                                                        message.path("messageId").asText())))
                : JsonNodeFactory.instance.objectNode();
    }
}
