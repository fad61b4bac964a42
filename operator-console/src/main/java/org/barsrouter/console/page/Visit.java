package org.barsrouter.console.page;

import org.barsrouter.console.access.Person;
import org.jspecify.annotations.Nullable;

/// Who looks at a page, where.
///
/// @param person null before signing in
/// @param csrf token that a form must send back
public record Visit(String environment, @Nullable Person person, String csrf) {

    /// The frame of a page.
    ///
    /// @param title without anything of a patient
    public Frame frame(String title, Section section) {
        return new Frame(title, section, this);
    }

    /// The frame of a page outside all sections.
    public Frame frame(String title) {
        return new Frame(title, null, this);
    }

    /// Whoever signed in.
    public Person whoever() {
        if (person == null) {
            throw new IllegalStateException("the page is for people who have signed in");
        }
        return person;
    }
}
