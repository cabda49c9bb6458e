using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Buckets;

/// <summary>S3-10.</summary>
internal sealed class BucketPoliciesStayInside() : StackRule(
    new()
    {
        Id = "S3-10",
        Title = "Bucket policies let in nobody from outside",
        Demand = "A bucket's policy allows neither everybody nor an account outside the bank's, unless a condition names the organisation.",
        Why = "One line is enough to share all of the bank's data with a stranger.",
        Repair = "Name the bank's principals, add a condition on aws:PrincipalOrgID, or put the account on the rule's list.",
        Severity = Severity.High,
        Controls = [Control.Fsbp("S3.6"), Control.Nist("CA-9(1)"), Control.Nist("CM-2")],
        Options = [RuleOption.List("accounts", "Accounts that buckets may be shared with, besides their own.")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var trusted = settings.Texts("accounts");
        foreach (var bucket in BucketView.Of(stack))
        {
            var own = OwnAccounts.Of(stack, bucket.On);
            foreach (var policy in bucket.Policies)
            {
                foreach (var verdict in Judge(policy, own, trusted))
                {
                    yield return verdict;
                }
            }
        }
    }

    private static IEnumerable<Verdict?> Judge(BucketFacet policy, IReadOnlyList<string> own, IReadOnlyList<string> trusted)
    {
        var reading = PolicyDocument.Read(policy.Settings);
        if (reading.Document is not { } document)
        {
            yield return reading.Fault is { } fault ? Verdict.Open(policy.On, $"The bucket's policy cannot be read: {fault}.", policy.Path)
                : reading.IsUnknown ? Verdict.Open(policy.On, $"{policy.Path} is not known yet.", policy.Path)
                : null;
            yield break;
        }

        foreach (var statement in document.Allows)
        {
            if (statement.IsPublic)
            {
                yield return Verdict.Breach(policy.On, $"In the bucket's policy, {statement.Label} allows everybody.", policy.Path);
            }
            else if (!CallerConditions.BindToOrganisation(statement))
            {
                foreach (var account in Outside(statement, own, trusted))
                {
                    yield return own.Count > 0
                        ? Verdict.Breach(
                            policy.On,
                            $"In the bucket's policy, {statement.Label} allows the account {account}, which is not the bank's.",
                            policy.Path)
                        : Verdict.Open(policy.On, $"Whether the account {account} is the bucket's own is not said here.", policy.Path);
                }
            }
        }
    }

    private static IEnumerable<string> Outside(PolicyStatement statement, IReadOnlyList<string> own, IReadOnlyList<string> trusted) =>
        (statement.Principals ?? []).Select(principal => principal.Account).OfType<string>().Distinct()
            .Where(account => !own.Contains(account) && !trusted.Contains(account));
}
