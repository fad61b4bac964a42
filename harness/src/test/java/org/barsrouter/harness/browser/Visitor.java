package org.barsrouter.harness.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/// Somebody at a browser. Every page that comes up is held against WCAG 2.2 AA by axe; each may be
/// photographed.
final class Visitor implements AutoCloseable {
    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final ChromeDriver chrome;
    private final URI console;

    Visitor(Path profile, URI console) {
        this.chrome = Chromium.start(profile);
        this.console = console;
    }

    void signIn(String name, String password) {
        open("/");
        fill("name", name);
        fill("password", password);
        press("Sign in");
    }

    void open(String path) {
        chrome.get(console.resolve(path).toString());
        check();
    }

    /// Follows the first link that begins with this text, by the keyboard.
    void follow(String text) {
        WebElement link =
                chrome.findElements(By.tagName("a")).stream()
                        .filter(each -> text(each).startsWith(text))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no link " + text + " on " + text()));
        link.sendKeys(Keys.ENTER);
        check();
    }

    void fill(String id, String value) {
        WebElement field = chrome.findElement(By.id(id));
        field.clear();
        field.sendKeys(value);
    }

    void choose(String id, String option) {
        chrome.findElement(By.cssSelector("#" + id + " option[value='" + option + "']")).click();
    }

    /// Presses the button with this text.
    void press(String text) {
        chrome.findElements(By.tagName("button")).stream()
                .filter(each -> text(each).equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + text + " on " + text()))
                .click();
        check();
    }

    String text() {
        return text(chrome.findElement(By.tagName("main")));
    }

    String title() {
        return String.valueOf(chrome.getTitle());
    }

    String address() {
        return String.valueOf(chrome.getCurrentUrl());
    }

    private static String text(WebElement element) {
        return String.valueOf(element.getText()).replaceAll("\\s+", " ");
    }

    /// Keeps a picture of the page, where pictures are wanted.
    void photograph(String name) {
        String folder = System.getProperty("bars.screenshots");
        if (folder != null) {
            try {
                Files.createDirectories(Path.of(folder));
                Files.write(
                        Path.of(folder, name + ".png"), chrome.getScreenshotAs(OutputType.BYTES));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void check() {
        List<Rule> violations = new AxeBuilder().withTags(WCAG).analyze(chrome).getViolations();
        assertThat(violations)
                .as("%s (%s)", chrome.getCurrentUrl(), title())
                .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
    }

    @Override
    public void close() {
        chrome.quit();
    }
}
