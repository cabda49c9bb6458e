using System.Text.Json;

namespace LandingZone.Facts;

/// <summary>The GPUs of an instance type.</summary>
public sealed class GpuFacts
{
    internal GpuFacts(JsonElement gpu, JsonElement count)
    {
        Manufacturer = gpu.GetProperty("manufacturer").GetString()!;
        Model = gpu.GetProperty("model").GetString()!;
        SupportsMig = gpu.TryGetProperty("mig", out var mig) && mig.GetBoolean();
        HasEksImage = gpu.TryGetProperty("eksImage", out var image) && image.GetBoolean();
        Share = count.GetDouble();
        Count = (int)Math.Ceiling(Share);
        MemoryGib = gpu.GetProperty("memoryGib").GetDouble() * Math.Min(Share, 1);
    }

    /// <summary>Who makes it: "NVIDIA" or "AMD".</summary>
    public string Manufacturer { get; }

    /// <summary>Its model, "H100".</summary>
    public string Model { get; }

    /// <summary>How many there are; a share of one counts as one.</summary>
    public int Count { get; }

    /// <summary>The memory of each in GiB, as the manufacturer sells it; the driver shows a little less.</summary>
    public double MemoryGib { get; }

    /// <summary>Whether one can be cut into instances (Multi-Instance GPU).</summary>
    public bool SupportsMig { get; }

    /// <summary>Whether the image that AWS builds for Amazon EKS has a driver for it.</summary>
    public bool HasEksImage { get; }

    /// <summary>Whether the type has only a share of a GPU.</summary>
    public bool IsShare => Share < 1;

    private double Share { get; }
}
