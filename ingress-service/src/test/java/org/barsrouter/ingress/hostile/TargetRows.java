package org.barsrouter.ingress.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.refusal.Refusal;

/// The target, in every way that base64 and JSON can be wrong.
final class TargetRows {
    private static final String HEADER = BarsHeaders.TARGET_IDENTIFIER;
    private static final String GOOD = Sent.base64(Sent.TARGET);

    private TargetRows() {}

    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("target absent", Sent.message().without(HEADER), Refusal.TARGET_MISSING));
        rows.add(written("empty", "", Refusal.TARGET_MISSING));
        rows.add(written("blank", "  ", Refusal.TARGET_MISSING));
        rows.addAll(base64());
        rows.addAll(json());
        rows.add(
                Row.of(
                        "target twice, different",
                        Sent.message().and(HEADER, decodesTo("{\"system\":\"a\",\"value\":\"b\"}")),
                        Refusal.TARGET_NOT_AN_IDENTIFIER));
        rows.add(
                Row.of(
                        "target twice, the same",
                        Sent.message().and(HEADER, GOOD),
                        new Expected.Relayed()));
        rows.add(
                relayed(
                        "with members that nobody knows",
                        "{\"a\":[{}],\"value\":\"1\",\"system\":\"tests\"}"));
        rows.add(relayed("with blanks", " {\n\"system\" : \"tests\" , \"value\" : \"1\" }\n"));
        rows.add(relayed("with escapes", "{\"system\":\"te\\u0073ts\",\"value\":\"NHS0001\"}"));
        rows.add(
                relayed(
                        "of ten thousand characters",
                        "{\"system\":\"tests\",\"value\":\"" + "9".repeat(10_000) + "\"}"));
        rows.add(relayed("a script", "{\"system\":\"tests\",\"value\":\"<script>\"}"));
        rows.add(relayed("an unknown system", "{\"system\":\"urn:nobody\",\"value\":\"1\"}"));
        return rows;
    }

    private static List<Row> base64() {
        Refusal wrong = Refusal.TARGET_NOT_BASE64;
        return List.of(
                written("words with hyphens", "this-is-not-base-64", wrong),
                written("the JSON itself", Sent.TARGET, wrong),
                written("without its padding", "e30", wrong),
                written("one padding too many", "e30==", wrong),
                written("padding inside", "e3=0", wrong),
                written("padding alone", "====", wrong),
                written("three paddings", "e===", wrong),
                written("of the URL alphabet", "e30-_w==", wrong),
                written("a blank inside", GOOD.substring(0, 8) + " " + GOOD.substring(8), wrong),
                written("in quotes", "\"" + GOOD + "\"", wrong),
                written("twice in one header", GOOD + "," + GOOD, wrong),
                written("with a parameter", GOOD + ";a=b", wrong),
                written("percent-encoded", GOOD.replace("=", "%3D") + "%3", wrong),
                written("with a prefix", "base64:" + GOOD, wrong),
                written("Latin-1", "\u00e9\u00e9\u00e9\u00e9", wrong),
                written("hexadecimal of odd length", "7b7d0", wrong));
    }

    private static List<Row> json() {
        List<Row> rows = new ArrayList<>();
        rows.add(bad("nothing but padding of nothing", new byte[] {0}));
        rows.add(bad("no JSON", "not json"));
        rows.add(bad("XML", "<a system='a' value='b'/>"));
        rows.add(bad("an array", "[\"system\",\"value\"]"));
        rows.add(bad("an array around it", "[" + Sent.TARGET + "]"));
        rows.add(bad("a text", "\"system|value\""));
        rows.add(bad("a number", "1"));
        rows.add(bad("null", "null"));
        rows.add(bad("an empty object", "{}"));
        rows.add(bad("a system alone", "{\"system\":\"tests\"}"));
        rows.add(bad("a value alone", "{\"value\":\"1\"}"));
        rows.add(bad("a null value", "{\"system\":\"tests\",\"value\":null}"));
        rows.add(bad("a number as value", "{\"system\":\"tests\",\"value\":2000099999}"));
        rows.add(bad("an array as value", "{\"system\":\"tests\",\"value\":[\"1\"]}"));
        rows.add(bad("an object as system", "{\"system\":{\"system\":\"a\"},\"value\":\"1\"}"));
        rows.add(bad("a boolean as value", "{\"system\":\"tests\",\"value\":true}"));
        rows.add(bad("empty texts", "{\"system\":\"\",\"value\":\"\"}"));
        rows.add(bad("other case", "{\"System\":\"tests\",\"Value\":\"1\"}"));
        rows.add(bad("a value twice", "{\"system\":\"tests\",\"value\":\"1\",\"value\":\"2\"}"));
        rows.add(bad("a system twice", "{\"system\":\"a\",\"system\":\"b\",\"value\":\"1\"}"));
        rows.add(bad("a bar in the value", "{\"system\":\"tests\",\"value\":\"1|2\"}"));
        rows.add(bad("a control character", "{\"system\":\"tests\",\"value\":\"1\\u0000\"}"));
        rows.add(bad("a line break", "{\"system\":\"tests\",\"value\":\"1\\n2\"}"));
        rows.add(bad("cut short", Sent.TARGET.substring(0, Sent.TARGET.length() - 1)));
        rows.add(bad("something behind it", Sent.TARGET + "x"));
        rows.add(bad("two objects", Sent.TARGET + Sent.TARGET));
        rows.add(bad("single quotes", "{'system':'tests','value':'1'}"));
        rows.add(bad("a comment", "{/**/\"system\":\"tests\",\"value\":\"1\"}"));
        rows.add(bad("a comma too many", "{\"system\":\"tests\",\"value\":\"1\",}"));
        rows.add(bad("ten thousand brackets", "[".repeat(10_000)));
        rows.add(bad("nested in a member", "{\"a\":" + "[".repeat(5_000)));
        rows.add(bad("invalid UTF-8", new byte[] {'{', '"', (byte) 0xFF, '"', '}'}));
        rows.add(bad("bytes", new byte[] {1, 2, 3, 4, 5, 6}));
        return rows;
    }

    private static Row written(String name, String value, Refusal refusal) {
        return Row.of("target " + name, Sent.message().with(HEADER, value), refusal);
    }

    private static Row bad(String name, String json) {
        return bad(name, json.getBytes(StandardCharsets.UTF_8));
    }

    private static Row bad(String name, byte[] bytes) {
        return written(
                "decodes to " + name,
                Base64.getEncoder().encodeToString(bytes),
                Refusal.TARGET_NOT_AN_IDENTIFIER);
    }

    private static Row relayed(String name, String json) {
        return Row.of(
                "target " + name,
                Sent.message().with(HEADER, decodesTo(json)),
                new Expected.Relayed());
    }

    private static String decodesTo(String json) {
        return Sent.base64(json);
    }
}
