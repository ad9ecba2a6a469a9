@NullMarked
package dev.payouts.standalone.bench;

import org.jspecify.annotations.NullMarked;
