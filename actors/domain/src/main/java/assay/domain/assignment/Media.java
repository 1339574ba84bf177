package assay.domain.assignment;

/** What the files of an annotation task are. */
public enum Media {
    IMAGE,
    AUDIO,
    TEXT,
    VIDEO
}
