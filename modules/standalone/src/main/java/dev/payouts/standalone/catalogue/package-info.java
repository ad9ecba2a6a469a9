/** Topics and schemas as broker and registry have them, beside what this build needs. */
@NullMarked
package dev.payouts.standalone.catalogue;

import org.jspecify.annotations.NullMarked;
