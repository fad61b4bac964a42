package org.barsrouter.delivery.tls.store;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Looks whether the files have changed and hands on what stands in them. Contents are compared,
/// not times: a mounted secret is often replaced by turning a link. A change is taken once it has
/// stood still from one look to the next, because several files are never replaced at once. What
/// cannot be used is told once and changes nothing.
public final class TlsWatch {
    private final TlsFiles files;
    private final Consumer<TlsMaterial> taken;
    private final Consumer<String> refused;
    private TlsContent current;
    private @Nullable TlsContent moving;
    private @Nullable String toldOf;

    /// @param taken gets what can be used, after each change
    /// @param refused gets the sentence that says why a change was not taken
    /// @throws TlsRefusedException when the files cannot be read
    public TlsWatch(TlsFiles files, Consumer<TlsMaterial> taken, Consumer<String> refused) {
        this.files = files;
        this.current = files.read();
        this.taken = taken;
        this.refused = refused;
    }

    /// Looks once. Called by one thread at a time.
    public void look() {
        try {
            TlsContent found = files.read();
            if (found.equals(current)) {
                moving = null;
                toldOf = null;
            } else if (found.equals(moving)) {
                taken.accept(found.material());
                current = found;
                moving = null;
                toldOf = null;
            } else {
                moving = found;
            }
        } catch (TlsRefusedException e) {
            String sentence = String.valueOf(e.getMessage());
            if (!sentence.equals(toldOf)) {
                toldOf = sentence;
                refused.accept(sentence);
            }
        }
    }
}
