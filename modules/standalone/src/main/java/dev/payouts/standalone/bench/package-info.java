/** What benchmarks measured, as tables and as JSON. */
@NullMarked
package dev.payouts.standalone.bench;

import org.jspecify.annotations.NullMarked;
