using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Audit;

/// <summary>CTR-05.</summary>
internal sealed class TrailsSeeObjects() : StackRule(
    new()
    {
        Id = "CTR-05",
        Title = "Trails record the objects of data buckets",
        Demand = "Where a stack has trails, they record reads and writes of the objects of every bucket in it that is not one for logs.",
        Why = "Without these events it cannot be told who read which file: the first question after a leak.",
        Repair = "Add an advanced event selector with eventCategory Data and resources.type AWS::S3::Object that covers the bucket.",
        Severity = Severity.Medium,
        Controls =
        [
            Control.SecurityHub("S3.22"), Control.SecurityHub("S3.23"), Control.CisAws("3.8"), Control.CisAws("3.9"),
            Control.Pci("10.2.1"),
        ],
        Options =
        [
            RuleOption.List("logBuckets", "Patterns of names of buckets that hold logs; recording them would record the recording.", "*access-logs*", "*audit-events*", "*cloudtrail*"),
        ],
    })
{
    private static readonly string[] Buckets = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2", "aws-native:s3:Bucket"];

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var trails = stack.OfType(Trail.Types).Select(resource => new Trail(resource)).ToList();
        if (trails.Count == 0)
        {
            yield break;
        }

        var selectors = trails.SelectMany(trail => trail.ObjectSelectors).ToList();
        var isOpen = trails.Any(trail => trail.Selectors.IsUnknown);
        foreach (var bucket in stack.OfType(Buckets))
        {
            var name = bucket["bucket"].Given().Or(bucket["bucketName"].Given());
            if (settings.Texts("logBuckets").Any(pattern => Wildcard.Matches(pattern, name.Text ?? bucket.Name)))
            {
                continue;
            }

            var covered = Truth.Any(selectors, selector => selector.Covers(name));
            yield return bucket.Demand(
                covered.IsNo && isOpen ? Truth.Unknown : covered,
                $"No trail of the stack records reads and writes of the objects of the bucket {name}.",
                "Whether a trail records the bucket's objects is not known yet.");
        }
    }
}
