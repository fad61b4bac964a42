package org.barsrouter.ingress.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.refusal.Refusal;

/// The two ids, each in every way that it can be wrong.
final class IdRows {
    private IdRows() {}

    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(of(BarsHeaders.REQUEST_ID, Refusal.REQUEST_ID_MISSING));
        rows.addAll(of(BarsHeaders.CORRELATION_ID, Refusal.CORRELATION_ID_MISSING));
        return rows;
    }

    private static List<Row> of(String header, Refusal missing) {
        String id = UUID.randomUUID().toString();
        Refusal wrong = Refusal.ID_NOT_UUID;
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(header + " absent", Sent.message().without(header), missing));
        rows.add(one(header, "empty", "", missing));
        rows.add(one(header, "blank", "   ", missing));
        rows.add(one(header, "a tab", "\t", missing));
        rows.add(one(header, "short groups", "1-2-3-4-5", wrong));
        rows.add(one(header, "one digit less", id.substring(1), wrong));
        rows.add(one(header, "one digit more", id + "0", wrong));
        rows.add(one(header, "in braces", "{" + id + "}", wrong));
        rows.add(one(header, "as a URN", "urn:uuid:" + id, wrong));
        rows.add(one(header, "without hyphens", id.replace("-", ""), wrong));
        rows.add(one(header, "hyphens elsewhere", "0-" + id.replace("-", "") + "---", wrong));
        rows.add(one(header, "a letter that is no digit", "g" + id.substring(1), wrong));
        rows.add(one(header, "with a parameter", id + ";a=b", wrong));
        rows.add(one(header, "a list of two", id + ", " + id, wrong));
        rows.add(one(header, "in quotes", "\"" + id + "\"", wrong));
        rows.add(one(header, "a blank inside", id.replaceFirst("-", " "), wrong));
        rows.add(one(header, "percent-encoded", id.replaceFirst("-", "%2d"), wrong));
        rows.add(one(header, "of three hundred characters", "x".repeat(300), wrong));
        rows.add(one(header, "of eight thousand characters", "a".repeat(8000), wrong));
        rows.add(one(header, "a script", "<script>alert(1)</script>", wrong));
        rows.add(one(header, "an expression", "${jndi:ldap://a}", wrong));
        rows.add(one(header, "a number", "-1", wrong));
        rows.add(one(header, "the word null", "null", wrong));
        rows.add(one(header, "Latin-1", "\u00e9" + id.substring(1), wrong));
        rows.add(
                one(header, "wide digits in UTF-8", "\u00ef\u00bc\u0091" + id.substring(1), wrong));
        rows.add(
                Row.of(
                        header + " twice, different",
                        Sent.message().and(header, UUID.randomUUID().toString()),
                        wrong));
        rows.add(
                Row.of(header + " twice, the second empty", Sent.message().and(header, ""), wrong));
        rows.add(
                Row.of(
                        header + " in capitals",
                        Sent.message().with(header, id.toUpperCase(Locale.ROOT)),
                        new Expected.Relayed()));
        rows.add(
                Row.of(
                        header + " among blanks",
                        Sent.message().with(header, "  " + UUID.randomUUID() + " \t"),
                        new Expected.Relayed()));
        Sent twice = Sent.message();
        rows.add(
                Row.of(
                        header + " twice, the same",
                        twice.and(header, twice.header(header)),
                        new Expected.Relayed()));
        return rows;
    }

    private static Row one(String header, String name, String value, Refusal refusal) {
        return Row.of(header + " " + name, Sent.message().with(header, value), refusal);
    }
}
