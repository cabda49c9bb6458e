using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Networking;

/// <summary>
/// What may pass an endpoint: requests of the organisation's principals to the organisation's resources, and the few exceptions without
/// which a service does not work. The exceptions are those that AWS documents (github.com/aws-samples/data-perimeter-policy-examples).
/// </summary>
internal static class EndpointPolicy
{
    /// <summary>The policy of the endpoint of <paramref name="service"/> in <paramref name="zone"/>.</summary>
    /// <param name="service">The service.</param>
    /// <param name="zone">The zone.</param>
    /// <param name="readableAwsBuckets">Buckets of AWS, by name, that may be read through the S3 endpoint.</param>
    public static PolicyDocument For(AwsService service, ZoneIdentity zone, IReadOnlyList<string> readableAwsBuckets) => new()
    {
        Statements =
        [
            new PolicyStatement("OrganizationToOrganization", PolicyEffect.Allow)
            {
                Principals = [PolicyPrincipal.Everyone],
                Actions = [$"{service.ActionPrefix}:*"],
                Resources = ["*"],
                Conditions =
                [
                    OfOrganization(zone),
                    PolicyCondition.StringEquals("aws:ResourceOrgID", zone.OrganizationId),
                ],
            },
            .. Exceptions(service, zone, readableAwsBuckets),
        ],
    };

    private static IEnumerable<PolicyStatement> Exceptions(
        AwsService service, ZoneIdentity zone, IReadOnlyList<string> readableAwsBuckets) =>
        service.Name switch
        {
            "s3" => [AwsBuckets(zone, readableAwsBuckets)],
            "ecr.api" or "ecr.dkr" => [EksImages(zone)],
            "ec2" => [AwsMachineImages(zone)],
            "ssm" => [AwsParametersAndDocuments(zone)],
            "sts" => [FederatedSignIn(zone)],
            "guardduty-data" => [AgentsOfAccount(zone)],
            _ => [],
        };

    /// <summary>
    /// ECR keeps image layers in a bucket of AWS and hands out presigned URLs: the request is signed by an account of ECR, so the
    /// organisation's conditions can not hold for it (Amazon ECR user guide, "Minimum Amazon S3 bucket permissions").
    /// </summary>
    private static PolicyStatement AwsBuckets(ZoneIdentity zone, IReadOnlyList<string> readableAwsBuckets) =>
        new("ReadAwsBuckets", PolicyEffect.Allow)
        {
            Principals = [PolicyPrincipal.Everyone],
            Actions = ["s3:GetObject"],
            Resources =
            [
                $"arn:{zone.Partition}:s3:::prod-{zone.Region.Name}-starport-layer-bucket/*",
                .. readableAwsBuckets.Select(bucket => $"arn:{zone.Partition}:s3:::{bucket}/*"),
            ],
        };

    /// <summary>The images of EKS and of its add-ons lie in a registry of AWS, and that of GuardDuty's agent in one of GuardDuty too.</summary>
    private static PolicyStatement EksImages(ZoneIdentity zone) => new("PullEksImages", PolicyEffect.Allow)
    {
        Principals = [PolicyPrincipal.Everyone],
        Actions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        Resources =
        [
            .. new[] { zone.Region.EksImageAccountId, zone.Region.GuardDutyImageAccountId }.OfType<string>()
                .Select(account => (Input<string>)$"arn:{zone.Partition}:ecr:{zone.Region.Name}:{account}:repository/*"),
        ],
        Conditions = [OfOrganization(zone)],
    };

    /// <summary>The machine images of EKS nodes, and the snapshots behind them, belong to AWS.</summary>
    private static PolicyStatement AwsMachineImages(ZoneIdentity zone) => new("LaunchFromAwsMachineImages", PolicyEffect.Allow)
    {
        Principals = [PolicyPrincipal.Everyone],
        Actions = ["ec2:CreateFleet", "ec2:RunInstances"],
        Resources = [$"arn:{zone.Partition}:ec2:{zone.Region.Name}::image/*", $"arn:{zone.Partition}:ec2:{zone.Region.Name}::snapshot/*"],
        Conditions = [OfOrganization(zone), PolicyCondition.StringEquals("ec2:Owner", "amazon")],
    };

    /// <summary>Public parameters (the newest machine images among them) and Systems Manager's own documents belong to AWS.</summary>
    private static PolicyStatement AwsParametersAndDocuments(ZoneIdentity zone) => new("ReadAwsParametersAndDocuments", PolicyEffect.Allow)
    {
        Principals = [PolicyPrincipal.Everyone],
        Actions =
        [
            "ssm:DescribeDocument", "ssm:GetDocument", "ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath",
            "ssm:SendCommand", "ssm:StartSession",
        ],
        Resources =
        [
            $"arn:{zone.Partition}:ssm:{zone.Region.Name}::parameter/aws/*",
            $"arn:{zone.Partition}:ssm:{zone.Region.Name}::document/*",
        ],
        Conditions = [OfOrganization(zone)],
    };

    /// <summary>
    /// Who signs in with a token of an identity provider is no principal of the organisation yet; the role is a resource of it.
    /// </summary>
    private static PolicyStatement FederatedSignIn(ZoneIdentity zone) => new("SignInToRolesOfTheOrganization", PolicyEffect.Allow)
    {
        Principals = [PolicyPrincipal.Everyone],
        Actions = ["sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"],
        Resources = ["*"],
        Conditions = [PolicyCondition.StringEquals("aws:ResourceOrgID", zone.OrganizationId)],
    };

    /// <summary>
    /// What GuardDuty's agents send goes to no resource of the organisation, so only who sends can be said (Amazon GuardDuty user guide,
    /// "Creating Amazon VPC endpoint manually").
    /// </summary>
    private static PolicyStatement AgentsOfAccount(ZoneIdentity zone) => new("SendByAgentsOfTheAccount", PolicyEffect.Allow)
    {
        Principals = [PolicyPrincipal.Everyone],
        Actions = ["guardduty:*"],
        Resources = ["*"],
        Conditions = [PolicyCondition.StringEquals("aws:PrincipalAccount", zone.AccountId)],
    };

    private static PolicyCondition OfOrganization(ZoneIdentity zone) =>
        PolicyCondition.StringEquals("aws:PrincipalOrgID", zone.OrganizationId);
}
