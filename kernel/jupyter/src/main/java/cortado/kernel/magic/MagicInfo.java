package cortado.kernel.magic;

/**
 * What help and completion say of a magic.
 *
 * @param name with its percent signs
 * @param usage how it is written, for example {@code %mavenRepo id url}
 * @param summary what it does, in one line
 */
public record MagicInfo(String name, String usage, String summary) {}
