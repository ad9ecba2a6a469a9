/** Posts order/new, at most once per attempt the orchestrator permits. */
@NullMarked
package dev.payouts.worker;

import org.jspecify.annotations.NullMarked;
