package org.barsrouter.ingress.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.barsrouter.ingress.fixture.FakeRouter;
import org.barsrouter.ingress.fixture.Heap;
import org.barsrouter.ingress.fixture.RunningIngress;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.ingress.fixture.Shared;
import org.barsrouter.schemas.header.BarsHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/// Hostile requests on raw sockets, one connection each. Every one gets the right OperationOutcome,
/// or the end of its connection, and never a second answer; the ids that could be read are echoed;
/// nothing of it is logged; and the next request works.
class HostileIT {
    private static final int LEAST = 250;
    private static final int TIMES = 3;

    /// Far less than the buffers of as many connections.
    private static final long MOST_GROWTH = 16L * 1024 * 1024;

    private static final Pattern ANSWERS =
            Pattern.compile("^HTTP/1\\.1 (\\d{3})", Pattern.MULTILINE);
    private static final ListAppender<ILoggingEvent> LOGGED = new ListAppender<>();

    private final RunningIngress ingress = Shared.ingress();

    @BeforeAll
    static void listen() {
        LOGGED.start();
        root().addAppender(LOGGED);
    }

    @AfterAll
    static void stopListening() {
        root().detachAppender(LOGGED);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    static List<Row> rows() {
        return Stream.of(
                        IdRows.all(),
                        TargetRows.all(),
                        TypeRows.all(),
                        BodyRows.all(),
                        PathRows.all(),
                        FramingRows.all())
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void there_are_many_of_them_and_each_has_a_name() {
        assertThat(rows()).hasSizeGreaterThan(LEAST);
        assertThat(rows()).extracting(Row::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void comes_to_what_it_must_and_the_next_request_works(Row row) {
        Shared.router()
                .answers(row.correlationId(), FakeRouter.receiverSays(200, "{\"relayed\":true}"));

        String answer = ingress.wire().all(row.bytes().array());

        List<String> statuses = ANSWERS.matcher(answer).results().map(r -> r.group(1)).toList();
        assertThat(statuses).as("answers").hasSizeLessThanOrEqualTo(1);
        switch (row.expected()) {
            case Expected.Refused(var refusal) -> {
                assertThat(statuses).containsExactly(Integer.toString(refusal.status()));
                if (row.name().startsWith("HEAD ")) {
                    return;
                }
                assertThat(answer)
                        .contains(
                                "\"OperationOutcome\"",
                                refusal.barsCode(),
                                "(" + refusal.code() + ")");
                assertEchoes(row, answer);
            }
            case Expected.Relayed _ -> {
                assertThat(statuses).containsExactly("200");
                assertThat(answer).endsWith("{\"relayed\":true}");
                assertEchoes(row, answer);
            }
            case Expected.Read _ -> {
                assertThat(statuses).containsExactly("200");
                assertThat(answer).contains("CapabilityStatement");
                assertThat(Shared.delivery().callOf(row.correlationId())).isPresent();
            }
            case Expected.CutShort _ -> {
                assertThat(statuses).containsExactly("400");
                assertThat(answer).containsPattern("\\(ING-0(07|27)\\)");
                assertEchoes(row, answer);
            }
            case Expected.TurnedAway _ -> {
                assertThat(statuses).isSubsetOf("400", "404", "405", "501", "505");
                assertThat(answer.isEmpty() || answer.contains("\"OperationOutcome\"")).isTrue();
            }
        }
        assertThat(ingress.send(Sent.read("/Slot")).status()).as("the next request").isEqualTo(200);
        assertNothingIsLogged(row);
    }

    @Test
    void memory_is_flat_however_often_they_come() {
        List<Row> rows = rows();
        come(rows);
        long before = Heap.inUse();

        for (int i = 0; i < TIMES; i++) {
            come(rows);
        }

        assertThat(Heap.inUse() - before).isLessThan(MOST_GROWTH);
        assertThat(ingress.send(Sent.read("/Slot")).status()).as("the next request").isEqualTo(200);
    }

    /// All of them; what is logged is judged above, and must not be what grows.
    private void come(List<Row> rows) {
        for (Row row : rows) {
            Shared.router()
                    .answers(
                            row.correlationId(),
                            FakeRouter.receiverSays(200, "{\"relayed\":true}"));
            ingress.wire().all(row.bytes().array());
        }
        synchronized (LOGGED) {
            LOGGED.list.clear();
        }
    }

    /// What was sent as an id and is safe comes back.
    private static void assertEchoes(Row row, String answer) {
        String head = new String(row.bytes().array(), StandardCharsets.ISO_8859_1);
        for (String name : List.of(BarsHeaders.REQUEST_ID, BarsHeaders.CORRELATION_ID)) {
            Optional<String> sent =
                    Pattern.compile("(?m)^" + name + ":[ \\t]*([\\x21-\\x7e]{1,200})[ \\t]*\\r$")
                            .matcher(head)
                            .results()
                            .map(result -> result.group(1))
                            .findFirst();
            sent.ifPresent(id -> assertThat(answer).contains(name + ": " + id + "\r\n"));
        }
    }

    private static void assertNothingIsLogged(Row row) {
        List<ILoggingEvent> events;
        // An appender holds its own lock while it appends.
        synchronized (LOGGED) {
            events = List.copyOf(LOGGED.list);
            LOGGED.list.clear();
        }
        assertThat(events)
                .as("log lines of %s", row)
                .noneMatch(event -> event.getFormattedMessage().contains(Sent.base64(Sent.TARGET)))
                .noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.ERROR));
    }
}
