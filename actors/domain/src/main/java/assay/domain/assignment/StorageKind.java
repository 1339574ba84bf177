package assay.domain.assignment;

import java.util.regex.Pattern;

/** Where a file can be, and what its address looks like there. */
public enum StorageKind {
    /** The market's own content store. */
    CONTENT("[A-Za-z0-9]{1,128}", "a content address: 1 to 128 letters and digits"),
    IPFS("ipfs://[A-Za-z0-9]+(/\\S*)?", "ipfs://CID, perhaps with a path"),
    CRUST("crust://[A-Za-z0-9]+(/\\S*)?", "crust://CID, perhaps with a path"),
    S3("s3://[a-z0-9.-]+/\\S+", "s3://BUCKET/KEY"),
    GCP("gs://[a-z0-9._-]+/\\S+", "gs://BUCKET/OBJECT"),
    AZURE("az://[a-z0-9.-]+/\\S+", "az://ACCOUNT/CONTAINER/BLOB"),
    HTTPS("https://[A-Za-z0-9.-]+(:[0-9]+)?/\\S*", "https://HOST/PATH");

    private final Pattern pattern;
    private final String form;

    StorageKind(String pattern, String form) {
        this.pattern = Pattern.compile(pattern);
        this.form = form;
    }

    /** Whether {@code address} is one of this kind. */
    boolean fits(String address) {
        return pattern.matcher(address).matches();
    }

    /** What an address looks like here, in words. */
    String form() {
        return form;
    }
}
