package org.barsrouter.ingress.hostile;

import java.util.ArrayList;
import java.util.List;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.refusal.Refusal;

/// Requests that are no HTTP, or that two readers could understand differently.
final class FramingRows {
    private static final String POST =
            "POST " + BarsHeaders.BASE_PATH + "/$process-message HTTP/1.1\r\n";
    private static final String GET = "GET " + BarsHeaders.BASE_PATH + "/Slot HTTP/1.1\r\n";
    private static final String HOST = "Host: test\r\n";
    private static final String CLOSE = "Connection: close\r\n";
    private static final String GOOD =
            BarsHeaders.REQUEST_ID
                    + ": 0a0a0a0a-0000-4000-8000-00000000000a\r\n"
                    + BarsHeaders.CORRELATION_ID
                    + ": ID\r\n"
                    + BarsHeaders.TARGET_IDENTIFIER
                    + ": "
                    + Sent.base64(Sent.TARGET)
                    + "\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
    private static final Expected UNREADABLE = Expected.refused(Refusal.REQUEST_UNREADABLE);
    private static final Expected NOT_JSON = Expected.refused(Refusal.BODY_NOT_JSON);

    private FramingRows() {}

    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(requestLines());
        rows.addAll(headers());
        rows.addAll(lengths());
        rows.addAll(chunks());
        rows.addAll(notHttp());
        return rows;
    }

    private static List<Row> requestLines() {
        String rest = HOST + GOOD + CLOSE + "\r\n";
        return List.of(
                raw(
                        "three words too many",
                        "GET /a b c HTTP/1.1\r\n" + rest,
                        new Expected.TurnedAway()),
                raw("no path", "GET  HTTP/1.1\r\n" + rest, new Expected.TurnedAway()),
                raw(
                        "no version",
                        "GET " + BarsHeaders.BASE_PATH + "/Slot\r\n" + rest,
                        new Expected.TurnedAway()),
                raw(
                        "an unknown version",
                        GET.replace("1.1", "3.0") + rest,
                        new Expected.TurnedAway()),
                raw(
                        "a version that is none",
                        GET.replace("1.1", "x.y") + rest,
                        new Expected.TurnedAway()),
                raw("a blank before the method", " " + GET + rest, new Expected.TurnedAway()),
                raw("a tab for a blank", GET.replace("GET ", "GET\t") + rest, new Expected.Read()),
                raw(
                        "a NUL in the method",
                        GET.replace("GET", "G\0T") + rest,
                        new Expected.TurnedAway()),
                raw(
                        "a Latin-1 letter in the path",
                        GET.replace("Slot", "Sl\u00f6t") + rest,
                        new Expected.TurnedAway()),
                raw(
                        "a path of a hundred kilobytes",
                        GET.replace("Slot", "a".repeat(100_000)) + rest,
                        new Expected.TurnedAway()),
                raw(
                        "a query of a hundred kilobytes",
                        GET.replace("Slot", "Slot?" + "a".repeat(100_000)) + rest,
                        new Expected.TurnedAway()),
                raw("a fragment", GET.replace("Slot", "Slot#a") + rest, new Expected.TurnedAway()),
                raw(
                        "an absolute address of another host",
                        GET.replace("/book", "http://other.example/book") + rest,
                        new Expected.TurnedAway()),
                raw("an asterisk", "GET * HTTP/1.1\r\n" + rest, new Expected.TurnedAway()),
                raw(
                        "a tunnel",
                        "CONNECT other.example:443 HTTP/1.1\r\n" + rest,
                        new Expected.TurnedAway()),
                raw(
                        "no leading slash",
                        GET.replace(" /book", " book") + rest,
                        new Expected.TurnedAway()),
                raw("HTTP/1.0", GET.replace("1.1", "1.0") + rest, new Expected.Read()),
                raw("empty lines before it", "\r\n\r\n" + GET + rest, new Expected.Read()));
    }

    private static List<Row> headers() {
        String end = CLOSE + "\r\n";
        return List.of(
                raw("no Host", GET + GOOD + end, UNREADABLE),
                raw(
                        "two Hosts",
                        GET + HOST + HOST.replace("test", "other") + GOOD + end,
                        UNREADABLE),
                raw("a Host that is none", GET + "Host: a b\r\n" + GOOD + end, UNREADABLE),
                raw("a Host with a path", GET + "Host: a/b\r\n" + GOOD + end, UNREADABLE),
                raw(
                        "a header without a colon",
                        GET + HOST + "X-Nothing\r\n" + GOOD + end,
                        new Expected.TurnedAway()),
                raw(
                        "a header without a name",
                        GET + HOST + ": x\r\n" + GOOD + end,
                        new Expected.TurnedAway()),
                raw(
                        "a blank before the colon",
                        GET + HOST + "X-A : x\r\n" + GOOD + end,
                        new Expected.TurnedAway()),
                raw(
                        "a bracket in a name",
                        GET + HOST + "X(A): x\r\n" + GOOD + end,
                        new Expected.TurnedAway()),
                raw(
                        "a Latin-1 letter in a name",
                        GET + HOST + "X-\u00e9: x\r\n" + GOOD + end,
                        new Expected.TurnedAway()),
                raw(
                        "a NUL in a value",
                        GET + HOST + "X-A: a\0b\r\n" + GOOD + end,
                        new Expected.TurnedAway()),
                raw(
                        "a lone CR in a value",
                        GET + HOST + "X-A: a\rb\r\n" + GOOD + end,
                        new Expected.TurnedAway()),
                raw(
                        "a folded id",
                        GET + HOST + GOOD.replace(": ID", ":\r\n ID") + end,
                        new Expected.Read()),
                raw(
                        "a folded target",
                        GET + HOST + GOOD.replace("Identifier: ", "Identifier:\r\n\t") + end,
                        new Expected.Read()),
                raw(
                        "lone line feeds",
                        (GET + HOST + GOOD + end).replace("\r\n", "\n"),
                        new Expected.Read()),
                raw(
                        "a header of seventy kilobytes",
                        GET + HOST + GOOD + "X-A: " + "a".repeat(70_000) + "\r\n" + end,
                        new Expected.TurnedAway()),
                raw(
                        "two hundred headers",
                        GET + HOST + GOOD + "X-A: a\r\n".repeat(200) + end,
                        new Expected.TurnedAway()),
                raw(
                        "ninety headers",
                        GET + HOST + GOOD + "X-A: a\r\n".repeat(90) + end,
                        new Expected.Read()),
                raw(
                        "an expectation",
                        GET + HOST + GOOD + "Expect: a-miracle\r\n" + end,
                        UNREADABLE),
                raw(
                        "an upgrade",
                        GET
                                + HOST
                                + GOOD
                                + "Upgrade: h2c\r\nHTTP2-Settings: AAA\r\n"
                                + "Connection: Upgrade, close\r\n\r\n",
                        new Expected.Read()),
                raw(
                        "the ids named as hop-by-hop",
                        GET + HOST + GOOD + "Connection: close, X-Correlation-Id\r\n\r\n",
                        new Expected.Read()),
                raw(
                        "a spoofed origin",
                        GET
                                + HOST
                                + GOOD
                                + "X-Forwarded-For: 127.0.0.1\r\nForwarded: for=a\r\n"
                                + end,
                        new Expected.Read()));
    }

    private static List<Row> lengths() {
        String head = POST + HOST + GOOD + JSON;
        String end = CLOSE + "\r\n";
        return List.of(
                raw(
                        "two lengths",
                        head + "Content-Length: 2\r\nContent-Length: 3\r\n" + end + "{}",
                        new Expected.TurnedAway()),
                raw(
                        "two lengths in one header",
                        head + "Content-Length: 2, 3\r\n" + end + "{}",
                        new Expected.TurnedAway()),
                raw(
                        "the same length twice",
                        head + "Content-Length: 2\r\nContent-Length: 2\r\n" + end + "{}",
                        new Expected.TurnedAway()),
                raw(
                        "a length with a blank inside",
                        head + "Content-Length: 1 2\r\n" + end + "{}",
                        new Expected.TurnedAway()),
                raw(
                        "a negative length",
                        head + "Content-Length: -1\r\n" + end + "{}",
                        new Expected.TurnedAway()),
                raw(
                        "a length with a sign",
                        head + "Content-Length: +2\r\n" + end + "{}",
                        new Expected.TurnedAway()),
                raw(
                        "a length in hexadecimal",
                        head + "Content-Length: 0x2\r\n" + end + "{}",
                        new Expected.TurnedAway()),
                raw(
                        "a length of words",
                        head + "Content-Length: two\r\n" + end + "{}",
                        new Expected.TurnedAway()),
                raw(
                        "an empty length",
                        head + "Content-Length:\r\n" + end + "{}",
                        new Expected.TurnedAway()),
                raw(
                        "a length beyond all numbers",
                        head + "Content-Length: 99999999999999999999\r\n" + end + "{}",
                        new Expected.TurnedAway()),
                raw(
                        "a length of nine exabytes",
                        head + "Content-Length: 9223372036854775807\r\n" + end + "{}",
                        Expected.refused(Refusal.BODY_TOO_LARGE)),
                raw(
                        "one byte above the limit",
                        head + "Content-Length: 5242881\r\n" + end,
                        Expected.refused(Refusal.BODY_TOO_LARGE)),
                raw("a length of zero", head + "Content-Length: 0\r\n" + end, NOT_JSON),
                raw(
                        "a length shorter than the body",
                        head + "Content-Length: 1\r\n" + end + "{}",
                        NOT_JSON),
                raw(
                        "a second request behind the body",
                        head + "Content-Length: 2\r\n" + end + "{}" + GET + HOST + end,
                        new Expected.Relayed()),
                raw(
                        "a read with a body",
                        GET + HOST + GOOD + "Content-Length: 2\r\n" + end + "{}",
                        new Expected.Read()));
    }

    private static List<Row> chunks() {
        String head = POST + HOST + GOOD + JSON;
        String end = CLOSE + "\r\n";
        String body = "2\r\n{}\r\n0\r\n\r\n";
        return List.of(
                raw(
                        "a length and chunks",
                        head + "Content-Length: 2\r\n" + CHUNKED + end + body,
                        new Expected.Relayed()),
                raw(
                        "chunks and a length",
                        head + CHUNKED + "Content-Length: 200\r\n" + end + body,
                        new Expected.Relayed()),
                raw(
                        "an unknown transfer coding",
                        head + "Transfer-Encoding: xchunked\r\n" + end + body,
                        new Expected.TurnedAway()),
                raw(
                        "a compressed transfer",
                        head + "Transfer-Encoding: gzip, chunked\r\n" + end + body,
                        new Expected.TurnedAway()),
                raw(
                        "chunked, then identity",
                        head + "Transfer-Encoding: chunked, identity\r\n" + end + body,
                        new Expected.TurnedAway()),
                raw(
                        "chunked twice",
                        head + "Transfer-Encoding: chunked, chunked\r\n" + end + body,
                        new Expected.TurnedAway()),
                raw(
                        "chunked in two headers",
                        head + CHUNKED + CHUNKED + end + body,
                        new Expected.TurnedAway()),
                raw(
                        "a blank before its colon",
                        head + "Transfer-Encoding : chunked\r\n" + end + body,
                        new Expected.TurnedAway()),
                raw(
                        "a tab before chunked",
                        head + "Transfer-Encoding:\tchunked\r\n" + end + body,
                        new Expected.Relayed()),
                raw(
                        "chunked in quotes",
                        head + "Transfer-Encoding: \"chunked\"\r\n" + end + body,
                        new Expected.TurnedAway()),
                raw(
                        "an empty transfer coding",
                        head + "Transfer-Encoding:\r\n" + end + body,
                        new Expected.TurnedAway()),
                raw(
                        "chunked in capitals",
                        head + "Transfer-Encoding: CHUNKED\r\n" + end + body,
                        new Expected.Relayed()),
                raw(
                        "a negative chunk",
                        head + CHUNKED + end + "-2\r\n{}\r\n0\r\n\r\n",
                        new Expected.CutShort()),
                raw(
                        "a chunk of words",
                        head + CHUNKED + end + "two\r\n{}\r\n0\r\n\r\n",
                        new Expected.CutShort()),
                raw(
                        "a chunk without a size",
                        head + CHUNKED + end + "\r\n{}\r\n0\r\n\r\n",
                        new Expected.CutShort()),
                raw(
                        "a chunk beyond all numbers",
                        head + CHUNKED + end + "FFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n",
                        new Expected.CutShort()),
                raw(
                        "a chunk longer than it says",
                        head + CHUNKED + end + "1\r\n{}\r\n0\r\n\r\n",
                        new Expected.CutShort()),
                raw(
                        "a chunk of 0x2",
                        head + CHUNKED + end + "0x2\r\n{}\r\n0\r\n\r\n",
                        new Expected.CutShort()),
                raw(
                        "a chunk extension",
                        head + CHUNKED + end + "2;a=b\r\n{}\r\n0\r\n\r\n",
                        new Expected.Relayed()),
                raw(
                        "an extension of a hundred kilobytes",
                        head + CHUNKED + end + "2;" + "a".repeat(100_000) + "\r\n{}\r\n0\r\n\r\n",
                        new Expected.CutShort()),
                raw(
                        "an id in a trailer",
                        head.replace("X-Request-Id: 0a0a0a0a-0000-4000-8000-00000000000a\r\n", "")
                                + CHUNKED
                                + end
                                + "2\r\n{}\r\n0\r\nX-Request-Id: 0a0a0a0a-0000-4000-8000-00000000000a\r\n\r\n",
                        Expected.refused(Refusal.REQUEST_ID_MISSING)),
                raw(
                        "chunks in HTTP/1.0",
                        head.replace("1.1", "1.0") + CHUNKED + end + body,
                        UNREADABLE));
    }

    private static List<Row> notHttp() {
        return List.of(
                raw(
                        "a TLS handshake",
                        "\u0016\u0003\u0001\0\u0005\u0001\0\0\u0001\u0003\r\n\r\n",
                        new Expected.TurnedAway()),
                raw(
                        "the preface of HTTP/2",
                        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                        new Expected.TurnedAway()),
                raw("a mail", "HELO test\r\n\r\n", new Expected.TurnedAway()),
                raw("bytes", "\u00ff\u00fe\u0000\u0001\r\n\r\n", new Expected.TurnedAway()),
                raw(
                        "a thousand empty lines",
                        "\r\n".repeat(1000) + "x\r\n\r\n",
                        new Expected.TurnedAway()),
                raw(
                        "JSON alone",
                        "{\"resourceType\":\"Bundle\"}\r\n\r\n",
                        new Expected.TurnedAway()));
    }

    private static Row raw(String name, String request, Expected expected) {
        return Row.raw("framing: " + name, request, expected);
    }
}
