package org.barsrouter.harness.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.barsrouter.console.access.Role;
import org.barsrouter.sandbox.app.Sandbox;
import org.barsrouter.sandbox.app.SandboxSettings;
import org.barsrouter.sandbox.app.ServicePorts;
import org.barsrouter.sandbox.demo.Partners;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.partner.CastHost;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.ReceiverScript;
import org.barsrouter.sandbox.partner.http.SimulatedSender;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// An operator finds out what is wrong and puts it right, in a real browser with a real system
/// behind it. `./bars screenshots` plays it for its pictures.
@Tag("full")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleStory {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final CastMember REFUSING = CastMember.PHARMACY;
    private static final int REFUSED = 6;

    @TempDir static Path folder;
    private static Partners partners;
    private static Sandbox sandbox;
    private static Visitor operator;
    private static Visitor approver;

    @BeforeAll
    static void starts() {
        Chromium.assumeInstalled();
        partners = Partners.anywhere();
        sandbox =
                Sandbox.start(
                        SandboxSettings.of(folder.resolve("data"), ServicePorts.free())
                                .seeded(partners.seed())
                                .with(List.of("--journal.replay.approval-above=3"))
                                .withConsole(ServicePorts.free().broker()));
        partners.host(REFUSING.host()).play(REFUSING.service(), ReceiverScript.refuse(422));
        partners.host(CastHost.HOSPITAL).goDown();
        send(REFUSING, REFUSED);
        send(CastMember.EMERGENCY_DEPARTMENT, 4);
        URI console = sandbox.console().orElseThrow();
        operator = new Visitor(folder.resolve("operator"), console);
        approver = new Visitor(folder.resolve("approver"), console);
    }

    private static void send(CastMember receiver, int messages) {
        SimulatedSender sender = partners.sender(sandbox.ingress());
        for (int i = 0; i < messages; i++) {
            var answer =
                    sender.send(sender.compose(MessageKind.REFERRAL, receiver.party()).deferred());
            assertThat(answer.status()).isEqualTo(202);
        }
    }

    @AfterAll
    static void ends() {
        for (AutoCloseable each :
                Arrays.<AutoCloseable>asList(operator, approver, sandbox, partners)) {
            close(each);
        }
    }

    private static void close(@Nullable AutoCloseable what) {
        if (what != null) {
            try {
                what.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String password(Role role) {
        return Optional.ofNullable(sandbox.passwords().get(role)).orElseThrow();
    }

    @Test
    @Order(1)
    void signs_in_and_sees_what_is_down() {
        operator.open("/");
        operator.photograph("sign-in");
        operator.signIn("operator", "wrong");
        assertThat(operator.title()).startsWith("Error: Sign in");
        operator.signIn("operator", password(Role.OPERATOR));

        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    operator.open("/");
                    assertThat(operator.text())
                            .contains("Host down")
                            .containsPattern("Messages dead\\s+" + REFUSED)
                            .containsPattern("Messages waiting\\s+4");
                });
        operator.photograph("overview");
    }

    @Test
    @Order(2)
    void finds_a_message_and_why_it_waits() {
        operator.follow("Search");
        operator.choose("state", "waiting");
        operator.fill("ods", CastMember.TELEPHONE_ADVICE.party().odsCode());
        operator.press("Search");
        operator.photograph("search");
        var found = UUID.matcher(operator.text());
        assertThat(found.find()).isTrue();

        operator.follow(found.group());
        assertThat(operator.text()).contains("Why it waits").contains("is down since");
        operator.photograph("message");
        operator.follow("The whole conversation");
        assertThat(operator.text()).contains("X-Correlation-Id");
        operator.photograph("conversation");
    }

    @Test
    @Order(3)
    void a_mistake_in_the_search_is_explained() {
        operator.open("/messages");
        operator.fill("client", "943 476 5919");
        operator.press("Search");

        assertThat(operator.text()).contains("There is a problem");
        assertThat(operator.address()).doesNotContain("943");
        operator.photograph("search-problem");
    }

    @Test
    @Order(4)
    void looks_at_endpoints_hosts_and_the_catalogue() {
        operator.follow("Endpoints");
        assertThat(operator.text()).contains("Host is down").contains("No outage");
        operator.photograph("endpoints");
        operator.follow("Hosts");
        operator.photograph("hosts");
        operator.follow("127.0.0.1:" + partners.host(CastHost.HOSPITAL).port());
        assertThat(operator.text()).contains("Open");
        operator.photograph("host");
        operator.follow("Catalogue");
        operator.photograph("change-sets");
        operator.follow("Search everything that was written");
        assertThat(operator.text()).contains("What was written");
        operator.photograph("catalogue-history");
        operator.open("/nowhere");
        assertThat(operator.title()).startsWith("Page not found");
    }

    @Test
    @Order(5)
    void predicts_a_replay_of_dead_letters() {
        operator.follow("Dead letters");
        assertThat(operator.text()).contains("Rejected").contains("" + REFUSED);
        operator.photograph("dead-letters");
        operator.follow("Replay messages");

        assertThat(operator.text()).contains(REFUSED + " messages fit");
        operator.photograph("dry-run");
    }

    @Test
    @Order(6)
    void asks_for_the_replay_which_somebody_else_approves() {
        operator.fill("rate", "1");
        operator.press("Predict again");
        operator.press("Ask for approval");
        assertThat(operator.title()).startsWith("Error: What a replay would do");
        operator.fill("because", "The pharmacy has mended its system");
        operator.press("Ask for approval");
        assertThat(operator.text()).contains("somebody else has to approve it");
        operator.photograph("replay-waits");

        partners.host(REFUSING.host()).play(REFUSING.service(), ReceiverScript.accept());
        approver.signIn("approver", password(Role.APPROVER));
        approver.follow("1 replay to approve");
        approver.photograph("replays");
        approver.open(URI.create(operator.address()).getPath());
        approver.photograph("replay-approval");
        approver.fill("reason-approve", "Checked by telephone");
        approver.press("Approve and run");

        assertThat(approver.text()).contains("Approved by");
    }

    @Test
    @Order(7)
    void pauses_resumes_and_reads_the_report() {
        operator.follow("Look again");
        operator.fill("reason-pause", "Is the first one through?");
        operator.press("Pause");
        assertThat(operator.text()).contains("Is the first one through?");
        operator.photograph("replay-paused");
        operator.fill("reason-resume", "It is");
        operator.press("Resume");
        String run = URI.create(operator.address()).getPath();

        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    operator.open(run);
                    assertThat(operator.text())
                            .contains("Report of a replay")
                            .contains("Finished")
                            .containsPattern("Delivered\\s+" + REFUSED);
                });
        operator.photograph("report");
        operator.open("/dead-letters");
        assertThat(operator.text()).contains("No message is dead");
    }

    @Test
    @Order(9)
    void no_address_and_no_title_told_anything_of_a_patient() {
        for (String path : List.of("/messages", "/dead-letters", "/replays")) {
            operator.open(path);
            assertThat(operator.title()).matches("[A-Za-z -]+ – BaRS Router SANDBOX");
        }
    }
}
