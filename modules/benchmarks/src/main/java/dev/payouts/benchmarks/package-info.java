/** How fast the product is, measured against what no orchestrator can avoid. */
@NullMarked
package dev.payouts.benchmarks;

import org.jspecify.annotations.NullMarked;
