package org.barsrouter.ingress.submission;

import java.nio.ByteBuffer;
import org.barsrouter.ingress.message.MessageHead;

/// The original bytes and what was read of them.
public record Body(ByteBuffer bytes, MessageHead head) {}
