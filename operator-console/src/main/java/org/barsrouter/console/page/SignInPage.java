package org.barsrouter.console.page;

/// The page where people sign in.
///
/// @param because why somebody is there
/// @param way how they sign in
public record SignInPage(Because because, Way way) {

    /// How people sign in.
    public enum Way {
        /// With a name and a password of this console.
        PASSWORD,
        /// At the identity provider.
        PROVIDER
    }

    /// Why somebody is at the sign-in page.
    public enum Because {
        FIRST(""),
        WRONG("Enter the name and password of a user of this console"),
        TOO_OFTEN("That was too often: wait 15 minutes and try again"),
        NO_ROLE("You could not be signed in, or have no role at this console"),
        ENDED("You have been signed out"),
        OVER("Your session has ended: sign in again");

        private final String sentence;

        Because(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }

        /// Whether it was a mistake.
        public boolean isFault() {
            return this == WRONG || this == TOO_OFTEN || this == NO_ROLE;
        }
    }
}
