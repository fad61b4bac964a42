package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Consumer;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.table.Table;
import picocli.CommandLine.Model.CommandSpec;

/// Where commands print: results to the one stream, complaints to the other.
final class Screen {
    private static final int BAD_REQUEST = 400;

    private final PrintWriter out;
    private final PrintWriter err;

    private Screen(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    static Screen of(CommandSpec command) {
        return new Screen(command.commandLine().getOut(), command.commandLine().getErr());
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    void table(Table table) {
        table.lines().forEach(this::line);
    }

    void json(JsonNode json) {
        line(json.toPrettyString());
    }

    /// One line more of what went wrong.
    void error(String line) {
        err.println(line);
        err.flush();
    }

    /// Says on the side what is going on: not part of the result.
    void progress(String sentence) {
        err.println(sentence);
        err.flush();
    }

    /// Shows how far something is, on the side: in one place on a terminal, a line each elsewhere.
    void bar(String text) {
        if (isTerminal()) {
            err.print("\r" + text + "\u001b[K");
        } else {
            err.println(text);
        }
        err.flush();
    }

    /// What comes next begins on a line of its own.
    void endBar() {
        if (isTerminal()) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    /// Shows what a service answered, or says why it did not.
    ///
    /// @param how it is shown
    /// @return the exit code
    int show(Answer answer, Consumer<JsonNode> how) {
        if (answer instanceof Answer.Answered answered && answered.isSuccess()) {
            how.accept(answered.json());
            return ExitCode.OK.number();
        }
        return fail(answer);
    }

    /// Says why it did not work.
    int fail(ExitCode code, String sentence) {
        err.println(sentence);
        err.flush();
        return code.number();
    }

    /// Says why a service did not do what was asked.
    int fail(Answer answer) {
        return switch (answer) {
            case Answer.Unreachable(String sentence) -> fail(ExitCode.UNREACHABLE, sentence);
            case Answer.Answered answered ->
                    fail(
                            answered.status() == BAD_REQUEST
                                    ? ExitCode.INVALID_INPUT
                                    : ExitCode.FAILED,
                            answered.problem());
        };
    }
}
