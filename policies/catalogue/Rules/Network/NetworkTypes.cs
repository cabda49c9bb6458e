namespace LandingZone.Policies.Rules.Network;

/// <summary>Type tokens that several network rules look at.</summary>
internal static class NetworkTypes
{
    public const string NativeFlowLog = "aws-native:ec2:FlowLog";
    public const string NativeLaunchTemplate = "aws-native:ec2:LaunchTemplate";

    public static string[] Networks { get; } = ["aws:ec2/vpc:Vpc", "aws-native:ec2:Vpc"];

    public static string[] Subnets { get; } = ["aws:ec2/subnet:Subnet", "aws-native:ec2:Subnet"];

    public static string[] Endpoints { get; } = ["aws:ec2/vpcEndpoint:VpcEndpoint", "aws-native:ec2:VpcEndpoint"];
}
