package org.barsrouter.catalogue.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import org.barsrouter.catalogue.change.Certification;
import org.barsrouter.catalogue.change.RouteJson;
import org.barsrouter.catalogue.change.Template;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Endpoint templates with all that is known of them, those of other protocols and retired ones
/// too.
@RestController
class TemplateController {
    private final Current current;

    TemplateController(Current current) {
        this.current = current;
    }

    /// @param product only of this product
    @GetMapping(path = "/catalogue/v1/templates", produces = MediaType.APPLICATION_JSON_VALUE)
    String all(@RequestParam(required = false) @Nullable String product) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode templates = json.putArray("templates");
        current.catalogue().templates().values().stream()
                .filter(t -> product == null || t.endpoint().productId().equals(product))
                .map(TemplateController::view)
                .forEach(templates::add);
        return json.toString();
    }

    /// One, with its ETag.
    @GetMapping(path = "/catalogue/v1/template", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> one(@RequestParam String id) {
        Template template =
                current.catalogue()
                        .template(id)
                        .orElseThrow(() ->
                                new FaultException(
                                        Fault.TEMPLATE_UNKNOWN,
                                        "The catalogue has no endpoint "
                                                + id
                                                + ": list them with GET /catalogue/v1/templates."));
        return ResponseEntity.ok()
                .eTag(EntityTags.of(template.version()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(view(template).toString());
    }

    private static ObjectNode view(Template template) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", template.id());
        json.put("version", template.version());
        json.put("retired", template.isRetired());
        json.putRawValue("endpoint", new RawValue(RouteJson.of(template.endpoint())));
        Certification certification = template.certification();
        if (certification != null) {
            json.putObject("certification")
                    .put("grade", certification.grade())
                    .put("recordedAt", certification.recordedAt().toString())
                    .put("expiresAt", certification.expiresAt().toString())
                    .put("evidence", certification.evidence());
        }
        return json;
    }
}
