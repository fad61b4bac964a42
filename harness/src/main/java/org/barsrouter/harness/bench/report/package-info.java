/// Figures of many runs as tables, verdicts and CSV. Pure.
@NullMarked
package org.barsrouter.harness.bench.report;

import org.jspecify.annotations.NullMarked;
