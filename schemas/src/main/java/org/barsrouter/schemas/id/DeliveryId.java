package org.barsrouter.schemas.id;

/// One message for one receiver in one generation. The generation rises with every replay and
/// re-route, so that a late trace of an earlier delivery is never mistaken for a later one.
public record DeliveryId(MessageId messageId, int generation) {

    public DeliveryId {
        if (generation < 0) {
            throw new IllegalArgumentException("a generation counts from 0");
        }
    }

    /// Reads `messageId.generation`.
    ///
    /// @throws IllegalArgumentException when the text is not one
    public static DeliveryId parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException(
                    "a delivery id is a message id, a dot and a generation");
        }
        return new DeliveryId(
                MessageId.parse(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    }

    @Override
    public String toString() {
        return messageId + "." + generation;
    }
}
