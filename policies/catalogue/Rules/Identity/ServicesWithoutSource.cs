namespace LandingZone.Policies.Rules.Identity;

/// <summary>
/// Services that are let off by default. AWS publishes no list of the services that send aws:SourceArn or aws:SourceAccount when they
/// take on a role. These do so only with a role that somebody passed to them in its own account (iam:PassRole), so that no stranger can
/// name it, and the trust policies in their user guides have no such condition (state of 2026-11). Where a service is seen to send the
/// keys, it can be taken off by the rule's option.
/// </summary>
internal static class ServicesWithoutSource
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "ec2.amazonaws.com",
        "lambda.amazonaws.com",
        "quicksight.amazonaws.com",
        "redshift.amazonaws.com",
        "redshift-serverless.amazonaws.com",
    ];
}
