package org.barsrouter.ingress.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.answer.Checked;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.envelope.EnvelopeRules;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.ingress.header.RequestHeaders;
import org.barsrouter.ingress.room.Room;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.refusal.Refusal;

/// Reads servlet requests: headers as they came but for the blanks around them, path and query byte
/// for byte, the body once into one array.
public final class RequestReader {
    /// The request's attribute with its seat in the [Room]: bodies are counted there.
    static final String SEAT = RequestReader.class.getName() + ".seat";

    private static final int STEP = 16 * 1024;

    private final int maxBody;
    private final Duration patience;

    /// @param maxBody in bytes
    /// @param patience how long a body may take to arrive
    public RequestReader(int maxBody, Duration patience) {
        this.maxBody = maxBody;
        this.patience = patience;
    }

    /// In bytes.
    public int maxBody() {
        return maxBody;
    }

    static RequestHeaders headers(HttpServletRequest request) {
        List<HeaderField> fields = new ArrayList<>();
        for (Enumeration<String> names = request.getHeaderNames(); names.hasMoreElements(); ) {
            String name = names.nextElement();
            for (Enumeration<String> values = request.getHeaders(name);
                    values.hasMoreElements(); ) {
                fields.add(new HeaderField(name, values.nextElement().strip()));
            }
        }
        return new RequestHeaders(fields);
    }

    /// The call; its path is empty where the raw path does not start with the base path.
    static Call call(HttpServletRequest request) {
        String uri = request.getRequestURI();
        String path =
                uri.startsWith(BarsHeaders.BASE_PATH)
                        ? uri.substring(BarsHeaders.BASE_PATH.length())
                        : "";
        return new Call(request.getMethod(), path, request.getQueryString(), headers(request));
    }

    /// The whole body, or the refusal of one that is too large, ends early or finds no room.
    Checked<byte[]> body(Call call, HttpServletRequest request) {
        if (isOlderThanItsCoding(call, request)) {
            return Checked.stopped(
                    Refused.because(
                            Refusal.REQUEST_UNREADABLE,
                            "HTTP/1.0 has no transfer coding, so that the end of the body cannot be told."));
        }
        try {
            InputStream in = new TimedBody(request.getInputStream(), patience);
            long announced = call.announcedLength();
            Room.Seat seat =
                    (Room.Seat)
                            Objects.requireNonNull(
                                    request.getAttribute(SEAT), "the call has no seat");
            return announced < 0 ? unannounced(in, seat) : announced(in, (int) announced, seat);
        } catch (IOException e) {
            return isTimeOut(e) ? tooSlow(request) : cut();
        }
    }

    private static boolean isTimeOut(IOException e) {
        return e instanceof SocketTimeoutException
                || e.getCause() instanceof SocketTimeoutException;
    }

    private static Checked<byte[]> tooSlow(HttpServletRequest request) {
        request.setAttribute(SafeHeadersValve.GAVE_UP, true);
        return Checked.stopped(Refused.of(Refusal.BODY_TOO_SLOW));
    }

    /// Such framing is faulty (RFC 9112 section 6.1): two readers may see two ends.
    private static boolean isOlderThanItsCoding(Call call, HttpServletRequest request) {
        return request.getProtocol().equals("HTTP/1.0")
                && call.headers().first("Transfer-Encoding").isPresent();
    }

    private static Checked<byte[]> announced(InputStream in, int length, Room.Seat seat)
            throws IOException {
        if (!seat.take(length)) {
            return Checked.stopped(noRoom());
        }
        byte[] body = new byte[length];
        return in.readNBytes(body, 0, length) == length ? Checked.passed(body) : cut();
    }

    private Checked<byte[]> unannounced(InputStream in, Room.Seat seat) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] step = new byte[STEP];
        for (int n = in.readNBytes(step, 0, STEP); n > 0; n = in.readNBytes(step, 0, STEP)) {
            if (body.size() + n > maxBody) {
                return Checked.stopped(EnvelopeRules.tooLarge(maxBody));
            }
            if (!seat.take(n)) {
                return Checked.stopped(noRoom());
            }
            body.write(step, 0, n);
        }
        return Checked.passed(body.toByteArray());
    }

    /// Soon there may be: calls end.
    static Refused noRoom() {
        return Refused.of(Refusal.NO_ROOM).with(new HeaderField("Retry-After", "1"));
    }

    private static Checked<byte[]> cut() {
        return Checked.stopped(
                Refused.because(Refusal.BODY_NOT_JSON, "The body could not be read to its end."));
    }
}
