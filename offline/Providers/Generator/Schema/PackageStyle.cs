namespace LandingZone.ProviderGenerator.Schema;

/// <summary>Which of the naming conventions of the official packages holds; the names of the first two are Pulumi's own.</summary>
internal enum PackageStyle
{
    /// <summary>"native": names as the schema gives them.</summary>
    Native,

    /// <summary>"tfbridge20": as for packages made from Terraform providers.</summary>
    TerraformBridge,

    /// <summary>"kubernetes20": nested types in a tree of their own.</summary>
    Kubernetes,
}
