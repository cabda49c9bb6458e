using System.Collections.Immutable;
using System.Text.RegularExpressions;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using Ecr = Pulumi.Aws.Ecr;

namespace LandingZone.Registry;

/// <summary>
/// The container images of a zone: one ECR repository for each, with tags that never move, scanned at every push, encrypted with a key of
/// the zone, and closed to everybody outside the organisation. Images that were tried and not released go away in time; released ones
/// never do.
/// </summary>
public sealed partial class ImageCatalog : ComponentResource
{
    private static readonly string[] Pull = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];

    /// <summary>Declares the catalog.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The component's options.</param>
    /// <exception cref="ArgumentException">The arguments do not fit together; the message lists everything that is wrong.</exception>
    public ImageCatalog(string name, ImageCatalogArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:registry:ImageCatalog", name, options)
    {
        Check(name, args);
        var repositories = args.Images.ToImmutableDictionary(image => image.Text, image => Declare(name, args, image));
        if (args.SetsAccountEnhancedScanning)
        {
            ScanContinuously(name);
        }

        RepositoryUrls = repositories.ToImmutableDictionary(entry => entry.Key, entry => entry.Value.RepositoryUrl);
        RepositoryArns = repositories.ToImmutableDictionary(entry => entry.Key, entry => entry.Value.Arn);
        RegisterOutputs(RepositoryUrls.ToDictionary(entry => entry.Key, entry => (object?)entry.Value));
    }

    /// <summary>The addresses from which images are pulled, by image name, without a tag.</summary>
    public ImmutableDictionary<string, Output<string>> RepositoryUrls { get; }

    /// <summary>The ARNs of the repositories, by image name.</summary>
    public ImmutableDictionary<string, Output<string>> RepositoryArns { get; }

    private Ecr.Repository Declare(string name, ImageCatalogArgs args, ImageName image)
    {
        var isPinned = args.Pinned.Contains(image);
        var logicalName = $"{name}-{image.Text.Replace('/', '-')}";
        var repositoryName = $"{args.Zone.Name}/{image.Text}";
        var repository = new Ecr.Repository(logicalName, new Ecr.RepositoryArgs
        {
            Name = repositoryName,
            ImageTagMutability = "IMMUTABLE",
            ImageScanningConfiguration = new Ecr.Inputs.RepositoryImageScanningConfigurationArgs { ScanOnPush = true },
            EncryptionConfigurations = new Ecr.Inputs.RepositoryEncryptionConfigurationArgs { EncryptionType = "KMS", KmsKey = args.KeyArn },
            ForceDelete = false,
            Tags = args.Zone.Tags(repositoryName),
        }, new CustomResourceOptions { Parent = this, Protect = true });
        _ = new Ecr.LifecyclePolicy(logicalName, new Ecr.LifecyclePolicyArgs
        {
            Repository = repository.Name,
            Policy = ImageLifecycle.Policy(args, isPinned),
        }, new CustomResourceOptions { Parent = this });
        _ = new Ecr.RepositoryPolicy(logicalName, new Ecr.RepositoryPolicyArgs
        {
            Repository = repository.Name,
            Policy = Policy(args, isPinned).Json,
        }, new CustomResourceOptions { Parent = this });
        return repository;
    }

    /// <summary>The statements of a repository policy name no resource: ECR takes the repository itself.</summary>
    private static PolicyDocument Policy(ImageCatalogArgs args, bool isPinned) => new()
    {
        Statements =
        [
            new PolicyStatement("DenyOutsideOrganization", PolicyEffect.Deny)
            {
                Principals = [PolicyPrincipal.Everyone],
                Actions = ["ecr:*"],
                Conditions =
                [
                    new PolicyCondition("StringNotEqualsIfExists", "aws:PrincipalOrgID", args.Zone.OrganizationId),
                    new PolicyCondition("BoolIfExists", "aws:PrincipalIsAWSService", "false"),
                ],
            },
            .. isPinned ? [DenyDeletion()] : Array.Empty<PolicyStatement>(),
            .. args.PullPrincipals.Count == 0
                ? Array.Empty<PolicyStatement>()
                : [AllowPull("PullByNamedRoles", args.Zone, [.. args.PullPrincipals.Select(PolicyPrincipal.Aws)])],
            .. args.PullableByWholeOrganization
                ? [AllowPull("PullByOrganization", args.Zone, [PolicyPrincipal.Everyone])]
                : Array.Empty<PolicyStatement>(),
        ],
    };

    private static PolicyStatement DenyDeletion() => new("DenyImageDeletion", PolicyEffect.Deny)
    {
        Principals = [PolicyPrincipal.Everyone],
        Actions = ["ecr:BatchDeleteImage", "ecr:DeleteRepository"],
    };

    private static PolicyStatement AllowPull(string id, ZoneIdentity zone, IReadOnlyList<PolicyPrincipal> principals) =>
        new(id, PolicyEffect.Allow)
        {
            Principals = principals,
            Actions = Pull,
            Conditions = [PolicyCondition.StringEquals("aws:PrincipalOrgID", zone.OrganizationId)],
        };

    /// <summary>The account's setting stays when the catalog is destroyed: other repositories may rely on it.</summary>
    private void ScanContinuously(string name) => _ = new Ecr.RegistryScanningConfiguration(name, new Ecr.RegistryScanningConfigurationArgs
    {
        ScanType = "ENHANCED",
        Rules = new Ecr.Inputs.RegistryScanningConfigurationRuleArgs
        {
            ScanFrequency = "CONTINUOUS_SCAN",
            RepositoryFilters = new Ecr.Inputs.RegistryScanningConfigurationRuleRepositoryFilterArgs { Filter = "*", FilterType = "WILDCARD" },
        },
    }, new CustomResourceOptions { Parent = this, RetainOnDelete = true });

    internal static void Check(string name, ImageCatalogArgs args)
    {
        var problems = new List<string>();
        if (args.Images.Count == 0)
        {
            problems.Add("There is no image; name one or more.");
        }

        problems.AddRange(args.Images.GroupBy(image => image.Text.Replace('/', '-')).Where(group => group.Count() > 1)
            .Select(group => $"The images {string.Join(" and ", group)} would have the same name, '{group.Key}'; rename one."));
        problems.AddRange(args.PreReleaseTagPatterns.Append(args.ReleaseTagPattern).Where(pattern => !TagPattern().IsMatch(pattern))
            .Select(pattern =>
                $"'{pattern}' is not a tag pattern; use letters, digits, '.', '_', '-' and up to four '*', and not '*' alone."));
        problems.AddRange(args.PreReleaseTagPatterns.Where(pattern => pattern == args.ReleaseTagPattern)
            .Select(pattern => $"The tag pattern '{pattern}' is for released images and for others at once; keep them apart."));
        problems.AddRange(args.Pinned.Where(image => !args.Images.Contains(image))
            .Select(image => $"'{image}' is pinned and not among the images; add it to them."));
        if (args.PreReleaseDays < 1)
        {
            problems.Add($"Images that were not released cannot be kept for {args.PreReleaseDays} days; give 1 or more.");
        }

        if (args.UntaggedDays < 1)
        {
            problems.Add($"Images without a tag cannot be kept for {args.UntaggedDays} days; give 1 or more.");
        }

        if (problems.Count > 0)
        {
            throw new ArgumentException($"The catalog '{name}' cannot be made: {string.Join(" ", problems)}");
        }
    }

    /// <summary>At least one character that is no wildcard, and at most four wildcards (Amazon ECR user guide, tagPatternList).</summary>
    [GeneratedRegex(@"\A(?=.*[A-Za-z0-9._\-])(?:[A-Za-z0-9._\-]*\*){0,4}[A-Za-z0-9._\-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex TagPattern();
}
