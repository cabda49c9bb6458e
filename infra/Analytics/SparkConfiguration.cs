using System.Text.Json.Nodes;
using Pulumi;

namespace LandingZone.Analytics;

/// <summary>The documents that EMR takes.</summary>
internal static class SparkConfiguration
{
    /// <summary>The memory and the processors of each node go to Spark, and Spark encrypts what it says between nodes.</summary>
    public static string Applications { get; } = new JsonArray(
        Classification("spark", ("maximizeResourceAllocation", "true")),
        Classification("spark-defaults", ("spark.sql.adaptive.enabled", "true"), ("spark.dynamicAllocation.enabled", "true"))).ToJsonString();

    /// <summary>Encryption of what is kept and of what is sent, and the metadata service in its second version only.</summary>
    public static Output<string> Security(SparkClusterArgs args) => Output.Tuple(args.Output.KeyArn, args.VolumeKeyArn, args.Code.BucketName)
        .Apply(known => new JsonObject
        {
            ["EncryptionConfiguration"] = new JsonObject
            {
                ["EnableAtRestEncryption"] = true,
                ["EnableInTransitEncryption"] = true,
                ["AtRestEncryptionConfiguration"] = new JsonObject
                {
                    ["S3EncryptionConfiguration"] = new JsonObject { ["EncryptionMode"] = "SSE-KMS", ["AwsKmsKey"] = known.Item1 },
                    ["LocalDiskEncryptionConfiguration"] = new JsonObject
                    {
                        ["EncryptionKeyProviderType"] = "AwsKms", ["AwsKmsKey"] = known.Item2, ["EnableEbsEncryption"] = true,
                    },
                },
                ["InTransitEncryptionConfiguration"] = new JsonObject
                {
                    ["TLSCertificateConfiguration"] = new JsonObject
                    {
                        ["CertificateProviderType"] = "PEM", ["S3Object"] = $"s3://{known.Item3}/{args.CertificatesKey}",
                    },
                },
            },
            ["InstanceMetadataServiceConfiguration"] = new JsonObject
            {
                ["MinimumInstanceMetadataServiceVersion"] = 2, ["HttpPutResponseHopLimit"] = 1,
            },
        }.ToJsonString());

    /// <summary>Installs Python packages from wheels in the zone: there is no other way in.</summary>
    public static string Bootstrap { get; } =
        """
        #!/usr/bin/env bash
        set -euo pipefail
        wheels=$1
        shift
        mkdir -p /tmp/wheels
        aws s3 cp --recursive --only-show-errors "$wheels" /tmp/wheels
        sudo python3 -m pip install --no-index --find-links /tmp/wheels "$@"
        """.ReplaceLineEndings("\n");

    private static JsonObject Classification(string name, params (string Key, string Value)[] properties)
    {
        var written = new JsonObject();
        foreach (var (key, value) in properties)
        {
            written[key] = value;
        }

        return new JsonObject { ["Classification"] = name, ["Properties"] = written };
    }
}
