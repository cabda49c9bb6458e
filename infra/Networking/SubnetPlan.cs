using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using LandingZone.Facts;

namespace LandingZone.Networking;

/// <summary>
/// Where every subnet of a zone lies. The zone's block is cut into fixed shares: the first half for applications, a quarter for data,
/// an eighth for endpoints, a sixteenth for the public tier and a sixteenth in reserve. Each share is cut into the region's fixed number of
/// slots (<see cref="Region.SubnetSlots"/>), and an availability zone takes the slot of its place in the region.
/// So no subnet moves when an availability zone is added or removed, or when the zone gets a way out.
/// </summary>
public sealed class SubnetPlan
{
    /// <summary>The largest VPC that AWS accepts (Amazon VPC user guide, "VPC CIDR blocks").</summary>
    public const int LargestVpcPrefixLength = 16;

    /// <summary>
    /// Addresses that AWS keeps in every subnet: the first four and the last (Amazon VPC user guide, "Subnet CIDR blocks").
    /// </summary>
    private const int ReservedAddresses = 5;

    /// <summary>Bits below the zone's prefix, and place among the parts of that size.</summary>
    private static readonly ImmutableDictionary<NetworkTier, (int Bits, int Index)> Shares = new Dictionary<NetworkTier, (int, int)>
    {
        [NetworkTier.Application] = (1, 0b0),
        [NetworkTier.Data] = (2, 0b10),
        [NetworkTier.Endpoint] = (3, 0b110),
        [NetworkTier.Public] = (4, 0b1110),
    }.ToImmutableDictionary();

    private static readonly (int Bits, int Index) ReserveShare = (4, 0b1111);

    private readonly int _slotBits;

    private SubnetPlan(CidrBlock block, ImmutableArray<AvailabilityZone> availabilityZones, ImmutableArray<NetworkTier> tiers)
    {
        Block = block;
        AvailabilityZones = availabilityZones;
        Tiers = tiers;
        _slotBits = BitOperations.Log2((uint)availabilityZones[0].Region.SubnetSlots);
    }

    /// <summary>The zone's block: the VPC's addresses.</summary>
    public CidrBlock Block { get; }

    /// <summary>The availability zones in use, in the region's order.</summary>
    public ImmutableArray<AvailabilityZone> AvailabilityZones { get; }

    /// <summary>The tiers in use, in the order of their addresses.</summary>
    public ImmutableArray<NetworkTier> Tiers { get; }

    /// <summary>Addresses that nothing uses yet.</summary>
    public CidrBlock Reserve => Block.Part(Block.PrefixLength + ReserveShare.Bits, ReserveShare.Index);

    /// <summary>Every subnet, tier by tier.</summary>
    public IEnumerable<PlannedSubnet> Subnets =>
        Tiers.SelectMany(tier => AvailabilityZones.Select(zone => new PlannedSubnet(tier, zone, SubnetBlock(tier, zone))));

    /// <summary>Plans the subnets of a zone.</summary>
    /// <param name="block">The zone's addresses.</param>
    /// <param name="availabilityZones">Two or three availability zones of one region.</param>
    /// <param name="egress">Whether there is a public tier.</param>
    /// <param name="interfaceEndpoints">How many interface endpoints every endpoint subnet must have an address for.</param>
    /// <exception cref="ArgumentException">The plan cannot be made; the message says why and what would work.</exception>
    public static SubnetPlan Create(
        CidrBlock block, IReadOnlyCollection<AvailabilityZone> availabilityZones, Egress egress, int interfaceEndpoints) =>
        TryCreate(block, availabilityZones, egress, interfaceEndpoints, out var plan, out var problem)
            ? plan
            : throw new ArgumentException(problem);

    /// <summary>
    /// Plans the subnets of a zone; <paramref name="problem"/> says what is wrong and what would work where that is not possible.
    /// </summary>
    public static bool TryCreate(
        CidrBlock block,
        IReadOnlyCollection<AvailabilityZone> availabilityZones,
        Egress egress,
        int interfaceEndpoints,
        [NotNullWhen(true)] out SubnetPlan? plan,
        out string problem)
    {
        plan = null;
        problem = ProblemOf(availabilityZones) ?? "";
        if (problem.Length > 0)
        {
            return false;
        }

        if (!block.IsPrivate)
        {
            problem = $"The block {block} is not private; take one inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10.";
            return false;
        }

        if (block.PrefixLength < LargestVpcPrefixLength)
        {
            problem = $"The block {block} is too large: AWS accepts no VPC larger than /{LargestVpcPrefixLength}; use a part of it.";
            return false;
        }

        ImmutableArray<NetworkTier> tiers = egress == Egress.None
            ? [NetworkTier.Application, NetworkTier.Data, NetworkTier.Endpoint]
            : [NetworkTier.Application, NetworkTier.Data, NetworkTier.Endpoint, NetworkTier.Public];
        var region = availabilityZones.First().Region;
        var longest = LongestPrefixLength(region, tiers, interfaceEndpoints);
        if (block.PrefixLength > longest)
        {
            var needs = string.Join(", ", tiers.Select(tier => tier.ToString().ToLowerInvariant()));
            problem = $"The block {block} is too small for the tiers {needs} in {region.Name} "
                + $"with {interfaceEndpoints} interface endpoints; use /{longest} or larger "
                + $"(AWS accepts no subnet smaller than /{CidrBlock.LargestPrefixLength}).";
            return false;
        }

        plan = new SubnetPlan(block, [.. availabilityZones.OrderBy(zone => zone.Position)], tiers);
        return true;
    }

    /// <summary>All addresses of a tier, those of availability zones not in use among them.</summary>
    public CidrBlock TierBlock(NetworkTier tier) => Block.Part(Block.PrefixLength + Shares[tier].Bits, Shares[tier].Index);

    /// <summary>The addresses of a tier in an availability zone.</summary>
    /// <exception cref="ArgumentException">The availability zone is of another region.</exception>
    public CidrBlock SubnetBlock(NetworkTier tier, AvailabilityZone availabilityZone)
    {
        if (availabilityZone.Region != AvailabilityZones[0].Region)
        {
            throw new ArgumentException(
                $"{availabilityZone.Name} is not in {AvailabilityZones[0].Region.Name}, where the plan is for.", nameof(availabilityZone));
        }

        var tierBlock = TierBlock(tier);
        return tierBlock.Part(tierBlock.PrefixLength + _slotBits, availabilityZone.Position);
    }

    private static string? ProblemOf(IReadOnlyCollection<AvailabilityZone> availabilityZones)
    {
        var names = string.Join(", ", availabilityZones.Select(zone => zone.Name));
        if (availabilityZones.Count is < 2 or > 3)
        {
            return "A zone's network spans two or three availability zones, "
                + $"not {availabilityZones.Count} ({(names.Length > 0 ? names : "none")}).";
        }

        if (availabilityZones.Distinct().Count() != availabilityZones.Count)
        {
            return $"An availability zone is named twice ({names}); name each once.";
        }

        return availabilityZones.Select(zone => zone.Region).Distinct().Count() > 1
            ? $"The availability zones {names} are of more than one region; a zone's network lies in one."
            : null;
    }

    /// <summary>The longest prefix (the smallest block) whose every subnet AWS accepts, with room for the endpoints' addresses.</summary>
    private static int LongestPrefixLength(Region region, ImmutableArray<NetworkTier> tiers, int interfaceEndpoints)
    {
        var slotBits = BitOperations.Log2((uint)region.SubnetSlots);
        var endpointAddresses = BitOperations.RoundUpToPowerOf2((uint)(interfaceEndpoints + ReservedAddresses));
        var smallestEndpointSubnet = 32 - BitOperations.Log2(endpointAddresses);
        return tiers.Min(tier =>
        {
            var longestSubnet = tier == NetworkTier.Endpoint
                ? Math.Min(smallestEndpointSubnet, CidrBlock.LargestPrefixLength)
                : CidrBlock.LargestPrefixLength;
            return longestSubnet - slotBits - Shares[tier].Bits;
        });
    }
}
