package org.barsrouter.journal.store;

/// Searches on the embedded database.
class MessageSearchTest extends SearchQuestions {
    MessageSearchTest() {
        super(
                JournalDatabase.open(
                        new DatabasePlace.Memory(), new JournalIdentity("SANDBOX", "cluster-a")));
    }
}
