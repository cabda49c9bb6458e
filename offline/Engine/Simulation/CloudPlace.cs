namespace LandingZone.Engine.Simulation;

/// <summary>Where in the cloud a provider would make its resources.</summary>
/// <param name="Region">The region's name.</param>
/// <param name="Account">The account's twelve digits.</param>
internal sealed record CloudPlace(string Region, string Account)
{
    /// <summary>AWS's own example account, for a program that does not say which account it means.</summary>
    public const string ExampleAccount = "123456789012";

    /// <summary>For a program that does not say which region it means.</summary>
    public const string DefaultRegion = "us-east-1";

    /// <summary>The partition of the region, by the beginnings that AWS gives their names.</summary>
    public string Partition =>
        Region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : Region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : "aws";

    /// <summary>The domain of the partition's service endpoints.</summary>
    public string DnsSuffix => Partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";

    /// <summary>
    /// How AWS shortens the region in the ids of its zones: eu-west-1 is euw1, ap-southeast-2 is apse2, us-gov-east-1 is usge1.
    /// </summary>
    public string RegionCode => string.Concat(Region.Split('-').Select((part, index) => part switch
    {
        _ when index == 0 => part,
        "northeast" or "northwest" or "southeast" or "southwest" => $"{part[0]}{part[5]}",
        _ => part[..Math.Min(1, part.Length)],
    }));
}
