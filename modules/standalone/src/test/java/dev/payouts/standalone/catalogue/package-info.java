@NullMarked
package dev.payouts.standalone.catalogue;

import org.jspecify.annotations.NullMarked;
