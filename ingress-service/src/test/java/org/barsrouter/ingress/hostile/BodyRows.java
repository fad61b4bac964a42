package org.barsrouter.ingress.hostile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.barsrouter.ingress.fixture.Bundles;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.schemas.refusal.Refusal;

/// Bodies that are no JSON, no UTF-8, not whole, too large or too deep, and some that only look so.
final class BodyRows {
    private BodyRows() {}

    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        for (String text :
                List.of(
                        "",
                        " \r\n\t ",
                        "null",
                        "true",
                        "1",
                        "\"text\"",
                        "[]",
                        "[{}]",
                        "{",
                        "}",
                        "{}}",
                        "{} {}",
                        "{}x",
                        "{}\u0000",
                        "{\"a\":1,}",
                        "{\"a\" 1}",
                        "{a:1}",
                        "{'a':1}",
                        "{\"a\":01}",
                        "{\"a\":+1}",
                        "{\"a\":.5}",
                        "{\"a\":0x10}",
                        "{\"a\":NaN}",
                        "{\"a\":Infinity}",
                        "{\"a\":undefined}",
                        "{\"a\":tru}",
                        "{\"a\":\"\\x\"}",
                        "{\"a\":\"\\u12\"}",
                        "{\"a\":\"line\nbreak\"}",
                        "{\"a\":\"tab\there\"}",
                        "{/* a comment */}",
                        "{} // a comment",
                        "\u001e{}",
                        "<Bundle xmlns=\"http://hl7.org/fhir\"/>",
                        "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
                        "a=b&c=d",
                        "--x\r\nContent-Disposition: form-data\r\n\r\n{}\r\n--x--")) {
            rows.add(bad(text.strip().isEmpty() ? "blank of " + text.length() : text, text));
        }
        byte[] whole = Bundles.referral();
        for (int cut : List.of(2, 3, 4, 10, 100, whole.length - 20)) {
            rows.add(
                    bad(
                            "cut " + cut + " bytes before its end",
                            Arrays.copyOf(whole, whole.length - cut)));
        }
        rows.addAll(deep());
        rows.addAll(encoded());
        rows.add(
                good("a name twice", "{\"resourceType\":\"Bundle\",\"resourceType\":\"Patient\"}"));
        rows.add(good("an empty object", "{}"));
        rows.add(good("a lone surrogate as an escape", "{\"a\":\"\\ud800\"}"));
        rows.add(good("NUL as an escape", "{\"a\":\"\\u0000\"}"));
        rows.add(good("an empty name", "{\"\":{\"\":[]}}"));
        rows.add(good("names of a prototype", "{\"__proto__\":{\"a\":1},\"constructor\":{}}"));
        rows.add(good("a number of a thousand digits", "{\"a\":" + "9".repeat(1000) + "}"));
        rows.add(good("a hundred thousand names", "{" + names(100_000) + "}"));
        rows.add(good("a text of four megabytes", "{\"a\":\"" + "x".repeat(4_000_000) + "\"}"));
        return rows;
    }

    private static List<Row> deep() {
        return List.of(
                bad("201 arrays deep", "{\"a\":" + "[".repeat(201) + "]".repeat(201) + "}"),
                bad("201 objects deep", "{\"a\":".repeat(201) + "1" + "}".repeat(201)),
                bad("a hundred thousand arrays deep", "{\"a\":" + "[".repeat(100_000)),
                bad("a hundred thousand objects deep", "{\"a\":".repeat(100_000)),
                good("150 arrays deep", "{\"a\":" + "[".repeat(150) + "]".repeat(150) + "}"),
                bad("an exponent without end", "{\"a\":1e" + "9".repeat(2000) + "}"),
                bad("a number of two thousand digits", "{\"a\":" + "9".repeat(2000) + "}"));
    }

    private static List<Row> encoded() {
        List<Row> rows = new ArrayList<>();
        rows.add(bad("0xFF in a text", bytes(0xFF)));
        rows.add(bad("a lone continuation byte", bytes(0x80)));
        rows.add(bad("an overlong slash", bytes(0xC0, 0xAF)));
        rows.add(bad("an overlong NUL", bytes(0xC0, 0x80)));
        rows.add(bad("an overlong of three bytes", bytes(0xE0, 0x80, 0xAF)));
        rows.add(bad("a surrogate in UTF-8", bytes(0xED, 0xA0, 0x80)));
        rows.add(bad("a pair of surrogates in UTF-8", bytes(0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80)));
        rows.add(bad("beyond the last character", bytes(0xF4, 0x90, 0x80, 0x80)));
        rows.add(bad("five bytes for one character", bytes(0xF8, 0x88, 0x80, 0x80, 0x80)));
        rows.add(bad("two bytes of three", bytes(0xE2, 0x82)));
        rows.add(bad("Latin-1", bytes(0xE9)));
        rows.add(bad("a byte 0x00", bytes(0x00)));
        rows.add(bad("UTF-16", "{\"a\":1}".getBytes(StandardCharsets.UTF_16)));
        rows.add(bad("UTF-16LE", "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE)));
        rows.add(bad("UTF-32", "{\"a\":1}".getBytes(Charset.forName("UTF-32BE"))));
        rows.add(bad("gzip", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3}));
        rows.add(
                Row.of(
                        "body of UTF-8 with all four lengths",
                        Sent.message()
                                .body(
                                        bytes(
                                                0x41, 0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xF0, 0x9F,
                                                0x98, 0x80)),
                        new Expected.Relayed()));
        return rows;
    }

    /// A text of these bytes in an object.
    private static byte[] bytes(int... inText) {
        byte[] before = "{\"a\":\"".getBytes(StandardCharsets.US_ASCII);
        byte[] body = Arrays.copyOf(before, before.length + inText.length + 2);
        for (int i = 0; i < inText.length; i++) {
            body[before.length + i] = (byte) inText[i];
        }
        body[body.length - 2] = '"';
        body[body.length - 1] = '}';
        return body;
    }

    private static String names(int count) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < count; i++) {
            names.append(i == 0 ? "" : ",").append("\"n").append(i).append("\":0");
        }
        return names.toString();
    }

    private static Row bad(String name, String body) {
        return bad(name, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Row bad(String name, byte[] body) {
        return Row.of("body: " + name, Sent.message().body(body), Refusal.BODY_NOT_JSON);
    }

    private static Row good(String name, String body) {
        return Row.of("body: " + name, Sent.message().body(body), new Expected.Relayed());
    }
}
