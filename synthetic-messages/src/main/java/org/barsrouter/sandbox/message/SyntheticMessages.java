package org.barsrouter.sandbox.message;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Makes synthetic BaRS messages: valid FHIR R4 bundles of 8 to 35 kB about a patient who does not
/// exist, or bundles of exactly the wanted size. The same facts make the same bytes.
public final class SyntheticMessages {
    private static final String FILLER = "Synthetic text without meaning. ";

    private final Map<MessageKind, Form> forms = new EnumMap<>(MessageKind.class);
    private final Form small = Form.of(Composition.SMALL);

    /// A parsed bundle and the name of the entry in its focus.
    private record Form(Template template, String focus) {

        static Form of(Composition composition) {
            List<String> texts = composition.all().stream().map(Template::read).toList();
            return new Form(Template.parse(bundle(texts)), Template.entryName(texts.get(1)));
        }

        String fill(Holes holes, MessageKind kind) {
            return template.fill(holes.about(kind, focus));
        }
    }

    public SyntheticMessages() {
        for (MessageKind kind : MessageKind.values()) {
            forms.put(kind, Form.of(Composition.of(kind)));
        }
    }

    /// A message of a kind. A response must say in its facts which bundle it answers.
    public SyntheticMessage make(MessageKind kind, MessageFacts facts) {
        if (kind == MessageKind.VALIDATION_RESPONSE && facts.requestBundle() == null) {
            throw new IllegalArgumentException(
                    "a response needs the bundle id that it answers: facts.inResponseTo(...)");
        }
        String body = form(kind).fill(new Holes(facts), kind);
        return new SyntheticMessage(kind, facts.bundleId(), body);
    }

    /// A small referral, filled up to exactly `bytes` bytes.
    ///
    /// @param bytes at least about 2,000; fewer are refused with the least number possible
    public SyntheticMessage sized(MessageFacts facts, int bytes) {
        String empty = filled(facts, "");
        int missing = bytes - empty.length();
        if (missing < 0) {
            throw new IllegalArgumentException(
                    "a message with these facts has at least " + empty.length() + " bytes");
        }
        String filler = FILLER.repeat(missing / FILLER.length() + 1).substring(0, missing);
        return new SyntheticMessage(MessageKind.REFERRAL, facts.bundleId(), filled(facts, filler));
    }

    /// A single Appointment, for the direct writes.
    public String appointment(MessageFacts facts) {
        return Template.parse(Template.read("appointment"))
                .fill(new Holes(facts).about(MessageKind.BOOKING_REQUEST, "appointment"));
    }

    private Form form(MessageKind kind) {
        Form form = forms.get(kind);
        if (form == null) {
            throw new IllegalStateException("every kind has a form");
        }
        return form;
    }

    private String filled(MessageFacts facts, String filler) {
        return small.fill(new Holes(facts).filledWith(filler), MessageKind.REFERRAL);
    }

    private static String bundle(List<String> resources) {
        return """
        {"resourceType": "Bundle", "id": "${bundle}",
        "meta": {"versionId": "1.0.0", "lastUpdated": "${at}",
        "profile": ["https://fhir.nhs.uk/StructureDefinition/BARSBundleMessage"]},
        "type": "message", "timestamp": "${at}", "entry": [
        %s
        ]}\
        """
                .formatted(
                        resources.stream()
                                .map(SyntheticMessages::entry)
                                .collect(Collectors.joining(",\n")));
    }

    private static String entry(String resource) {
        return "{\"fullUrl\": \"urn:uuid:${id."
                + Template.entryName(resource)
                + "}\", \"resource\": "
                + resource
                + "}";
    }
}
