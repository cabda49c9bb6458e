namespace LandingZone.Providers.Tests.Support;

/// <summary>Small schemas, as the extractor would write them.</summary>
internal static class SchemaText
{
    /// <summary>A package in the style of Pulumi.Aws, with the modules "ec2", "s3" and "iam".</summary>
    public static string Aws(string resources = "", string functions = "", string types = "", string enums = "", string names = "") =>
        Package(
            "aws", "Pulumi.Aws", "tfbridge20", """ "ec2": "Ec2", "s3": "S3", "iam": "Iam" """,
            names, "", resources, functions, types, enums);

    /// <summary>A package in the style of Pulumi.Kubernetes, with the modules "core.v1", "meta.v1" and "rbac.v1".</summary>
    public static string Kubernetes(
        string resources = "", string types = "", string enums = "", string names = "", string handWritten = "") =>
        Package(
            "kubernetes", "Pulumi.Kubernetes", "kubernetes20",
            """ "": "Provider", "core.v1": "Core.V1", "meta.v1": "Meta.V1", "rbac.v1": "Rbac.V1" """,
            names, $""" "collision": "Value", "handWritten": [{handWritten}], """, resources, "", types, enums);

    /// <summary>A package in the style of Pulumi.AwsNative, with the modules "s3" and "sagemaker".</summary>
    public static string Native(string resources = "", string functions = "", string types = "", string enums = "") =>
        Package(
            "aws-native", "Pulumi.AwsNative", "native", """ "s3": "S3", "sagemaker": "SageMaker" """,
            "", """ "collision": "Value", """, resources, functions, types, enums);

    private static string Package(
        string name, string root, string style, string namespaces, string names, string more,
        string resources, string functions, string types, string enums) => $$"""
        {
          "package": "{{name}}",
          "version": "1.2.3",
          "csharp": { "root": "{{root}}", "style": "{{style}}", {{more}} "namespaces": { {{namespaces}} }, "names": { {{names}} } },
          "resources": { {{resources}} },
          "functions": { {{functions}} },
          "types": { {{types}} },
          "enums": { {{enums}} }
        }
        """;
}
