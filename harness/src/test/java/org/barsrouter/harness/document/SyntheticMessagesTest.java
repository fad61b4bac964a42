package org.barsrouter.harness.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import org.barsrouter.console.cli.BarsCommand;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.Composer;
import org.barsrouter.sandbox.message.IdPair;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.message.Parties;
import org.barsrouter.sandbox.partner.CastMember;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What we send ourselves is made of what its MessageDefinition names.
class SyntheticMessagesTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void every_kind_passes_its_own_check(MessageKind kind) throws IOException {
        Parties parties =
                new Parties(
                        CastMember.TELEPHONE_ADVICE.party(),
                        CastMember.EMERGENCY_DEPARTMENT.party());
        Composer composer = new Composer(InstantSource.system(), new Random(1));
        Path file =
                Files.writeString(
                        folder.resolve("message.json"), request(composer, kind, parties).body());
        StringWriter out = new StringWriter();

        int exit =
                BarsCommand.run(
                        new PrintWriter(out),
                        new PrintWriter(new StringWriter()),
                        "check",
                        file.toString());

        assertThat(exit).as(out.toString()).isZero();
    }

    private static BarsRequest request(Composer composer, MessageKind kind, Parties parties) {
        return kind == MessageKind.VALIDATION_RESPONSE
                ? composer.validationResponse(
                        parties, IdPair.random(new Random(2)), UUID.randomUUID())
                : composer.request(kind, parties);
    }
}
